import { problemOf } from '../chat/failure.js';
import { change, state } from '../state.js';

const MOST = 40;

/** What tools replied, by call: {reply} | {problem} | neither while it runs. */
const calls = new Map();

/** The reply to a call as far as it has come; asks for it the first time. */
export function called(tool, given) {
  const key = JSON.stringify([tool, given, state.language]);
  if (!calls.has(key)) {
    const call = { again: () => (calls.delete(key), change()) };
    calls.set(key, call);
    if (calls.size > MOST) calls.delete(calls.keys().next().value);
    post(tool, given).then((came) => {
      Object.assign(call, came);
      change();
    });
  }
  return calls.get(key);
}

/** Calls a tool once: {reply} or {problem}. */
export async function post(tool, given) {
  try {
    const response = await fetch(`/api/tools/${tool}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': state.language },
      body: JSON.stringify(given),
    });
    return response.ok ? { reply: await response.json() } : { problem: await problemOf(response) };
  } catch {
    return { problem: { kind: navigator.onLine ? 'gone' : 'offline' } };
  }
}
