const LAST = 'tanlu.last';

export const addressOf = (id) => (id ? `/?c=${encodeURIComponent(id)}` : '/');

/** The conversation the address names, or null. */
export const named = () => new URLSearchParams(location.search).get('c');

/** Puts the conversation looked at into the address. */
export function go(id, { replace = false } = {}) {
  const address = addressOf(id);
  if (address !== location.pathname + location.search) {
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  }
  try {
    sessionStorage.setItem(LAST, id ?? '');
  } catch {
    // Storage is switched off: other pages lead to a new conversation.
  }
}

/** The conversation this tab looked at last, or null. */
export function last() {
  try {
    return sessionStorage.getItem(LAST) || null;
  } catch {
    return null;
  }
}

/** `crypto.randomUUID` is missing where the page comes over plain http from another machine. */
export const newId = () =>
  `page-${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
