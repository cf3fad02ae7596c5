import { call } from '../chat/api.js';
import { change, state } from '../state.js';

const MOST = 40;

/** What tools replied, by call: {reply} | {problem} | neither while it runs. */
const calls = new Map();

/** The reply to a call as far as it has come; asks for it the first time. */
export function called(tool, given) {
  const key = JSON.stringify([tool, given, state.language]);
  if (!calls.has(key)) {
    const asked = { again: () => (calls.delete(key), change()) };
    calls.set(key, asked);
    if (calls.size > MOST) calls.delete(calls.keys().next().value);
    post(tool, given).then((came) => {
      Object.assign(asked, came);
      change();
    });
  }
  return calls.get(key);
}

/** Calls a tool once: {reply} or {problem}. */
export const post = (tool, given, signal) => call(`/api/tools/${tool}`, { method: 'POST', body: given, signal });
