import { t } from '../i18n.js';
import { change, state } from '../state.js';
import { events } from './events.js';
import { Failure, problemOf } from './failure.js';
import { keep } from './session.js';
import { broken, hear, newTurn } from './turn.js';

/** The server sends a comment every few seconds; this long without a byte means it is gone. */
export const SILENCE_SECONDS = 60;

export function ask(question) {
  const words = question.trim();
  if (state.running || !words) return false;
  const turn = newTurn(words);
  state.turns.push(turn);
  run(turn);
  return true;
}

/** Asks the turn's question again in its place. */
export function retry(turn) {
  if (state.running) return;
  Object.assign(turn, newTurn(turn.question), { key: turn.key });
  run(turn);
}

/** Closing the connection cancels the work on the server. */
export const stop = () => state.running?.abort.abort('stopped');

async function run(turn) {
  const abort = new AbortController();
  change({ running: { turn, abort }, announcement: t('status.started') });
  let watchdog;
  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => abort.abort('silent'), SILENCE_SECONDS * 1000);
  };
  const ticking = setInterval(change, 1000);
  try {
    heard();
    await listen(turn, abort.signal, heard);
  } catch (cause) {
    if (abort.signal.reason === 'stopped') broken(turn, 'stopped');
    else broken(turn, 'failed', failureOf(turn, cause, abort.signal));
  } finally {
    clearTimeout(watchdog);
    clearInterval(ticking);
  }
  change({ running: null, announcement: t(`status.${turn.phase}`) });
  keep();
}

async function listen(turn, signal, heard) {
  const { conversationId, language } = state;
  const response = await fetch('/api/chat', {
    method: 'POST',
    signal,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'text/event-stream',
      'Accept-Language': language,
    },
    body: JSON.stringify({ message: turn.question, ...(conversationId && { conversationId }) }),
  });
  if (!response.ok) throw new Failure(await problemOf(response));
  for await (const { event, data } of events(response.body, heard)) {
    hear(turn, event, data);
    change({ conversationId: turn.conversationId });
    if (turn.answer) return;
  }
  throw new Failure({ kind: 'broken' });
}

function failureOf(turn, cause, signal) {
  if (cause instanceof Failure) return cause.problem;
  if (signal.reason === 'silent') return { kind: 'silent' };
  if (!navigator.onLine) return { kind: 'offline' };
  console.warn(cause);
  return { kind: turn.answerId ? 'broken' : 'gone' };
}
