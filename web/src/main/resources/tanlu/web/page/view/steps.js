import { named, t } from '../i18n.js';
import { html, nothing } from './lit.js';

/** What the answer took: open while it works, folded up afterwards. */
export const steps = (turn) => {
  const working = turn.phase === 'running';
  const taken = turn.steps.length ? turn.steps : (turn.answer?.steps ?? []);
  const list = html`<ol>${taken.map(step)}</ol>`;
  if (working) {
    const seconds = Math.round((Date.now() - turn.started) / 1000);
    return html`<div class="steps">
      <p class="working"><i class="spinner"></i>${t('working', { seconds })}</p>${list}</div>`;
  }
  if (!taken.length) return nothing;
  const total = taken.reduce((sum, { milliseconds }) => sum + (milliseconds ?? 0), 0);
  return html`<details class="steps">
    <summary>${t('stepsDone', { n: taken.length, ms: duration(total) })}</summary>${list}</details>`;
};

const MARKS = { running: 'stepRunning', done: 'stepDone', failed: 'stepFailed', stopped: 'stepStopped' };

const step = ({ tool, arguments: given, status = 'done', milliseconds }) => html`
  <li class=${status} title=${JSON.stringify(given)}>
    <i role="img" aria-label=${t(MARKS[status] ?? 'stepDone')}></i>
    <span>${named('tool', tool)}</span>
    <span class="given">${short(given)}</span>
    <span class="time">${milliseconds === undefined ? '' : duration(milliseconds)}</span>
  </li>
`;

const duration = (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** The values of the arguments, those of lists and objects inside included. */
export function short(value) {
  const leaves = (one) =>
    one !== null && typeof one === 'object' ? Object.values(one).flatMap(leaves) : [String(one)];
  const text = leaves(value ?? {}).join(' · ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
