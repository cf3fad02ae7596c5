import { setLanguage } from './i18n.js';

const root = document.documentElement;

/** What the page shows; `change` is the only way to alter it. */
export const state = {
  language: root.lang === 'en' ? 'en' : 'zh',
  theme: root.dataset.chosenTheme ?? 'system',
  density: root.dataset.density ?? 'comfortable', // or compact
  catalog: null,
  conversationId: null,
  title: null,
  shared: null, // the link to the conversation, where it is shared
  turns: [],
  files: [], // of the conversation: {name, status, passages?, why?}
  running: null, // {turn, abort} while an answer of the conversation comes
  opening: null, // while a kept conversation is fetched
  unopened: null, // the problem that kept it from being opened
  readOnly: false, // on the page of a shared conversation
  history: { open: false, query: '', list: null, more: false, problem: null, renaming: null },
  sharing: null, // {running?, problem?} while what is shared is shown
  panel: null, // {turn, trail: [{kind: 'claim'|'citation', id}], opener}
  announcement: '', // for the hidden status line
  notice: null, // shown for a moment
};

const listeners = new Set();
let due = false;

export const onChange = (listener) => listeners.add(listener);

export function change(patch = {}) {
  Object.assign(state, patch);
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    listeners.forEach((listener) => listener());
  });
}

export function chooseLanguage(language) {
  setLanguage(language);
  root.lang = language === 'en' ? 'en' : 'zh-CN';
  remember('language', language);
  change({ language, announcement: '' });
}

export function chooseTheme(theme) {
  root.dataset.chosenTheme = theme;
  dispatchEvent(new Event('tanlu-choose-theme'));
  remember('theme', theme);
  change({ theme });
}

export function chooseDensity(density) {
  root.dataset.density = density;
  remember('density', density);
  change({ density });
}

function remember(key, value) {
  try {
    localStorage.setItem(`tanlu.${key}`, value);
  } catch {
    // Storage is switched off: the choice holds until the page is closed.
  }
}
