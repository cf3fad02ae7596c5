/** A question on its way to the server, so that a reload in that moment does not lose it. */
const KEY = 'tanlu.unsent';

export function noteUnsent(id, question) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ id, question }));
  } catch {
    // Storage is switched off.
  }
}

export function forgetUnsent() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage is switched off.
  }
}

/** The question of that conversation no server confirmed, or null. */
export function unsentOf(id) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    return kept?.id === id ? kept.question : null;
  } catch {
    return null;
  }
}
