import { state } from '../state.js';
import { problemOf } from './failure.js';

/** One call of the API: `{reply}`, null where it has no body, or `{problem}`. */
export async function call(address, { method = 'GET', body, signal, keepalive = false } = {}) {
  try {
    const response = await fetch(address, {
      method,
      signal,
      keepalive,
      headers: {
        'Accept-Language': state.language,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) return { problem: await problemOf(response) };
    const text = await response.text();
    return { reply: text ? JSON.parse(text) : null };
  } catch {
    return { problem: { kind: navigator.onLine ? 'gone' : 'offline' } };
  }
}

/** What a problem says in one sentence. */
export const sentenceOf = ({ title, detail }, otherwise) => detail ?? title ?? otherwise;
