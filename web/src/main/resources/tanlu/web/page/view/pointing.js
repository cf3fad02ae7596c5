import { t } from '../i18n.js';
import { state } from '../state.js';
import { citationTip } from './citation-view.js';
import { close, open } from './panel.js';

/** Numbers and citation marks stand inside rendered Markdown: one listener serves them all. */
const MARKS = '[data-claim], [data-citation]';

let tip = null;
let over = null;

export function listen() {
  document.addEventListener('click', ({ target }) => {
    const mark = target.closest(MARKS);
    if (!mark) return;
    hide();
    const { claim, citation } = mark.dataset;
    open(turnOf(mark), claim ? 'claim' : 'citation', claim ?? citation, mark);
  });
  document.addEventListener('pointerover', ({ target }) => point(target));
  document.addEventListener('focusin', ({ target }) => {
    if (target.matches(':focus-visible')) point(target);
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('scroll', hide, { capture: true, passive: true });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    const ofThePage = over && state.panel && !over.closest('.panel');
    if (over && !ofThePage) {
      event.preventDefault(); // the panel below stays open
      hide();
    } else {
      hide(); // the page moves under a resting pointer when the panel opens
      close(event);
    }
  });
}

const turnOf = (mark) =>
  state.turns.find(({ key }) => key === mark.closest('[data-turn]')?.dataset.turn) ?? state.panel.turn;

/** Shows the tip of the mark pointed at; the tip itself may be pointed at too. */
function point(target) {
  const mark = target.closest(MARKS);
  if (mark === over || target.closest('.tip')) return;
  hide();
  const words = mark && wordsFor(mark);
  if (!words) return;
  over = mark;
  tip = document.createElement('div');
  Object.assign(tip, { id: 'tip', className: 'tip', role: 'tooltip', textContent: words });
  mark.setAttribute('aria-describedby', 'tip');
  (mark.closest('dialog, main') ?? document.body).append(tip);
  const { left, top, bottom } = mark.getBoundingClientRect();
  const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
  tip.style.left = `${Math.max(8, Math.min(left, room))}px`;
  tip.style.top = top > tip.offsetHeight + 8 ? `${top - tip.offsetHeight}px` : `${bottom}px`;
}

function wordsFor(mark) {
  const { answer } = turnOf(mark);
  const { claim, citation } = mark.dataset;
  if (claim) {
    return answer?.claims.find(({ id }) => id === claim)?.label ?? t('claimHint', { shown: mark.textContent });
  }
  const cited = answer?.citations.find(({ n }) => String(n) === citation);
  return cited && citationTip(cited);
}

function hide() {
  over?.removeAttribute('aria-describedby');
  tip?.remove();
  tip = over = null;
}
