import { t } from '../i18n.js';
import { change, state } from '../state.js';
import { go, newId } from './address.js';
import { events } from './events.js';
import { Failure, problemOf } from './failure.js';
import { refresh } from './history.js';
import { broken, hear, newTurn } from './turn.js';
import { forgetUnsent, noteUnsent } from './unsent.js';

/** The server sends a comment every few seconds; this long without a byte means it is gone. */
export const SILENCE_SECONDS = 60;

/** How long a stopped answer may take to end by itself before its connection is closed. */
const STOP_MILLISECONDS = 3000;

/** Pauses before an answer whose connection broke is attached to again: a server restarts in less. */
const PAUSES = [500, 2000, 4000];

export function ask(question) {
  const words = question.trim();
  if (state.running || state.opening || !words) return false;
  const turn = newTurn(words);
  if (!state.conversationId) {
    change({ conversationId: newId(), title: [...words].slice(0, 200).join('') });
  }
  go(state.conversationId);
  change({ turns: [...state.turns, turn], unopened: null });
  run(turn, post);
  return true;
}

/** Asks the turn's question again in its place. */
export function retry(turn) {
  if (state.running) return;
  Object.assign(turn, newTurn(turn.question), { key: turn.key });
  run(turn, post);
}

/** Goes on with an answer that was coming when the page was left. */
export const resume = (turn) => run(turn, attach);

/** The server ends the answer and keeps what came; where it cannot be told, the connection ends. */
export function stop() {
  if (!state.running) return;
  const { turn, abort } = state.running;
  const leave = () => abort.abort('stopped');
  if (!turn.answerId) return leave();
  setTimeout(leave, STOP_MILLISECONDS);
  fetch(`/api/answers/${encodeURIComponent(turn.answerId)}/stop`, { method: 'POST' }).then(
    ({ ok }) => ok || leave(),
    leave,
  );
}

/** Who opens another conversation meanwhile finds the answer finished when coming back. */
async function run(turn, source) {
  const abort = new AbortController();
  const running = { turn, abort };
  change({ running, announcement: t('status.started') });
  let watchdog;
  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => abort.abort('silent'), SILENCE_SECONDS * 1000);
  };
  const ticking = setInterval(change, 1000);
  try {
    heard();
    await follow(turn, source, abort.signal, heard);
  } catch (cause) {
    const failure = failureOf(turn, cause, abort.signal);
    broken(turn, failure ? 'failed' : 'stopped', failure);
  } finally {
    clearTimeout(watchdog);
    clearInterval(ticking);
  }
  if (state.running === running) change({ running: null, announcement: t(`status.${turn.phase}`) });
  else change();
  refresh();
}

async function follow(turn, first, signal, heard) {
  let source = first;
  for (const pause of [...PAUSES, null]) {
    try {
      return await listen(turn, await source(turn, signal), heard);
    } catch (cause) {
      const told = cause instanceof Failure && cause.problem.kind !== 'broken';
      if (told || signal.aborted || !turn.answerId || pause === null) throw cause;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    signal.throwIfAborted();
    source = attach;
  }
}

async function listen(turn, response, heard) {
  if (!response.ok) throw new Failure(await problemOf(response));
  for await (const { event, data } of events(response.body, heard)) {
    hear(turn, event, data);
    if (event === 'start') begun(turn);
    change();
    if (turn.answer) return;
  }
  throw new Failure({ kind: 'broken' });
}

/** The server has the question, and its own name for the conversation. */
function begun(turn) {
  forgetUnsent();
  if (!state.turns.includes(turn)) return;
  change({ conversationId: turn.conversationId });
  go(turn.conversationId, { replace: true });
  refresh();
}

function post(turn, signal) {
  const { conversationId, language } = state;
  noteUnsent(conversationId, turn.question);
  return fetch('/api/chat', {
    method: 'POST',
    signal,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'text/event-stream',
      'Accept-Language': language,
    },
    body: JSON.stringify({ message: turn.question, conversationId }),
  });
}

const attach = (turn, signal) =>
  fetch(`/api/answers/${encodeURIComponent(turn.answerId)}/events`, {
    signal,
    headers: { Accept: 'text/event-stream', 'Accept-Language': state.language },
  });

/** What to tell of it, or null where the asker stopped it. */
function failureOf(turn, cause, signal) {
  if (signal.reason === 'stopped' || cause.problem?.kind === 'stopped') return null;
  if (cause instanceof Failure) return cause.problem;
  if (signal.reason === 'silent') return { kind: 'silent' };
  if (!navigator.onLine) return { kind: 'offline' };
  console.warn(cause);
  return { kind: turn.answerId ? 'broken' : 'gone' };
}
