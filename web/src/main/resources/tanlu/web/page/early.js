// Runs before the first paint, so that nobody sees the wrong theme or language flash by.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const remembered = (key) => {
    try {
      return localStorage.getItem(`tanlu.${key}`);
    } catch {
      return null; // storage is switched off: the defaults serve
    }
  };
  const show = () => {
    const chosen = root.dataset.chosenTheme;
    root.dataset.theme = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen;
    dispatchEvent(new Event('tanlu-theme'));
  };
  root.dataset.chosenTheme = remembered('theme') ?? 'system';
  root.dataset.density = remembered('density') ?? 'comfortable';
  root.lang = remembered('language') === 'en' ? 'en' : 'zh-CN';
  show();
  dark.addEventListener('change', show);
  addEventListener('tanlu-choose-theme', show);
})();
