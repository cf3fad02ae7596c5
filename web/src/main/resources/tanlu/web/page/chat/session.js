import { change, state } from '../state.js';
import { fromAnswer, newTurn } from './turn.js';

const KEY = 'tanlu.conversation';

/** Keeps the conversation for a reload of this tab. */
export function keep() {
  const turns = state.turns.map(({ started, key, ...turn }) =>
    // What an answer holds already is not kept twice.
    turn.answer ? { ...turn, text: undefined, charts: undefined } : turn,
  );
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ id: state.conversationId, turns, files: state.files }));
  } catch {
    // Storage is full or switched off: a reload then starts empty.
  }
}

export function restore() {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    // Storage is switched off.
  }
  if (!kept) return;
  const turns = kept.turns.map((turn) => ({
    ...newTurn(turn.question),
    ...turn,
    ...(turn.answer && fromAnswer(turn.answer)),
    // An answer that was coming when the page was left was cancelled with its connection.
    phase: turn.phase === 'running' ? 'stopped' : turn.phase,
  }));
  change({ conversationId: kept.id, turns, files: kept.files ?? [] });
}

export function newConversation() {
  state.running?.abort.abort('stopped');
  change({ conversationId: null, turns: [], files: [], panel: null });
  keep();
}
