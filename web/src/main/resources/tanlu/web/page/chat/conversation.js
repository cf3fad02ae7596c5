import { change, state } from '../state.js';
import { addressOf, go, last, named } from './address.js';
import { call } from './api.js';
import { resume } from './ask.js';
import { broken, fromReply, newTurn } from './turn.js';
import { forgetUnsent, unsentOf } from './unsent.js';

const EMPTY = {
  conversationId: null,
  title: null,
  shared: null,
  turns: [],
  files: [],
  panel: null,
  running: null, // it goes on, unseen
  opening: null,
  unopened: null,
};

export function newConversation() {
  change(EMPTY);
  go(null);
  queueMicrotask(() => document.getElementById('question').focus());
}

/** Opens a conversation with all its answers; one that is still coming goes on. */
export async function open(id, { replace = false } = {}) {
  const opening = {};
  change({ ...EMPTY, conversationId: id, opening });
  go(id, { replace });
  const { reply, problem } = await call(`/api/conversations/${encodeURIComponent(id)}`);
  if (state.opening !== opening) return; // another was opened meanwhile
  const unsent = unsentOf(id);
  if (problem && !(problem.status === 404 && unsent)) {
    change({ opening: null, unopened: problem });
    return;
  }
  const turns = (reply?.answers ?? []).map(fromReply);
  if (unsent && turns.at(-1)?.question === unsent) forgetUnsent();
  else if (unsent) turns.push(neverSent(unsent));
  change({
    opening: null,
    title: reply?.title ?? unsent,
    shared: reply?.shared ?? null,
    files: (reply?.files ?? []).map((name) => ({ name, status: 'kept' })),
    turns,
  });
  if (turns.at(-1)?.phase === 'running') resume(turns.at(-1));
}

function neverSent(question) {
  const turn = newTurn(question);
  broken(turn, 'failed', { kind: 'broken' });
  return turn;
}

/** Shows what the address names; a question brought along goes on with the tab's conversation. */
export function restore({ question = false } = {}) {
  const id = named() ?? (question ? last() : null);
  if (id) open(id, { replace: true });
  else change(EMPTY);
}

/** A plain click on a link to a conversation opens it in place. */
export function follow(event, id) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return false;
  event.preventDefault();
  if (addressOf(id) !== location.pathname + location.search || state.unopened) open(id);
  return true;
}
