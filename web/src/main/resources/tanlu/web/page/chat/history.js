import { t } from '../i18n.js';
import { change, state } from '../state.js';
import { call, sentenceOf } from './api.js';

/** How long a deletion can be undone. */
const UNDO_MILLISECONDS = 10_000;

const at = (id) => `/api/conversations/${encodeURIComponent(id)}`;

const put = (patch) => change({ history: { ...state.history, ...patch } });

let latest = 0;

/** Fetches the list, or what follows it; an older reply never replaces a newer one. */
export async function refresh({ more = false } = {}) {
  const number = ++latest;
  const { query, list } = state.history;
  const asked = new URLSearchParams({ ...(query && { q: query }), ...(more && { offset: list.length }) });
  const { reply, problem } = await call(`/api/conversations?${asked}`);
  if (number !== latest) return;
  if (problem) {
    put({ problem });
    return;
  }
  const held = more ? list : [];
  const known = new Set(held.map(({ id }) => id));
  put({ problem: null, list: [...held, ...reply.conversations.filter(({ id }) => !known.has(id))], more: reply.more });
}

let typing;

export function search(query) {
  put({ query });
  clearTimeout(typing);
  typing = setTimeout(refresh, 200);
}

export const startRenaming = (id) => put({ renaming: id });

/** @param title blank leaves it as it was */
export async function rename(id, title) {
  put({ renaming: null });
  const words = title.trim();
  const before = state.history.list.find((one) => one.id === id);
  if (!words || words === before.title) return;
  show(id, words);
  const { problem } = await call(at(id), { method: 'PATCH', body: { title: words } });
  if (problem) {
    show(id, before.title);
    change({ announcement: failed(problem) });
  } else {
    change({ announcement: t('renamed', { title: words }) });
  }
}

function show(id, title) {
  put({ list: state.history.list.map((one) => (one.id === id ? { ...one, title } : one)) });
  if (state.conversationId === id) change({ title });
}

/** Conversations that are as good as deleted, and what will delete them. */
const doomed = new Map();

export const isDoomed = (id) => doomed.has(id);

export function remove(id) {
  doomed.set(id, setTimeout(() => destroy(id), UNDO_MILLISECONDS));
  change({ announcement: t('deleted') });
}

export function undo(id) {
  clearTimeout(doomed.get(id));
  doomed.delete(id);
  change({ announcement: t('undone') });
}

async function destroy(id) {
  clearTimeout(doomed.get(id));
  // Outlives the page that is being left.
  const { problem } = await call(at(id), { method: 'DELETE', keepalive: true });
  doomed.delete(id);
  if (problem && problem.status !== 404) {
    change({ announcement: failed(problem) });
    return;
  }
  put({ list: state.history.list?.filter((one) => one.id !== id) ?? null });
}

const failed = (problem) => sentenceOf(problem, t(`failure.${problem.kind}`));

addEventListener('pagehide', () => [...doomed.keys()].forEach(destroy));

const DAY = 86_400_000;

/** When a conversation was last gone on with, as people say it. */
export function period(updated, now = new Date()) {
  const when = new Date(updated);
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  if (when >= midnight) return t('today');
  if (when >= midnight - DAY) return t('yesterday');
  if (when >= midnight - 7 * DAY) return t('lastWeek');
  const locale = state.language === 'zh' ? 'zh-CN' : 'en';
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long' }).format(when);
}

const OPEN = 'tanlu.history';

/** Whether the list stands beside the chat where there is room; remembered. */
export function wanted() {
  try {
    return localStorage.getItem(OPEN) !== 'closed';
  } catch {
    return true;
  }
}

export function setOpen(open, { remember = false } = {}) {
  put({ open, renaming: null });
  if (open) refresh();
  if (!remember) return;
  try {
    localStorage.setItem(OPEN, open ? 'open' : 'closed');
  } catch {
    // Storage is switched off: it stands as usual next time.
  }
}
