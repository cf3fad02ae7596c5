import { shown } from '../chart/number.js';
import { t } from '../i18n.js';
import { state } from '../state.js';
import { html, nothing } from '../view/lit.js';
import { look, turn } from './address.js';

const FIRST = 6;

/**
 * A slider that stands at `usual` until it is moved, and can be put back there.
 *
 * @param move hears each value, and whether the slider is still held
 */
export const slider = (words, name, { min, max, step }, own, usual, move) => html`
  <div class="slider">
    <label for="slide-${name}">${words}</label>
    <output for="slide-${name}">${shown(Number((own ?? usual).toFixed(2)))}${own === null ? html` <small>${t('byDefault')}</small>` : nothing}</output>
    <input type="range" id="slide-${name}" name=${name} min=${min} max=${max} step=${step}
      .value=${String(own ?? usual)} @input=${({ target }) => move(target.valueAsNumber, { moving: true })}
      @change=${({ target }) => move(target.valueAsNumber)}>
  </div>
`;

/** The levers of most effect; captured tonnes are read in another unit and stand in the work plan. */
export function leverSliders(levers) {
  const list = Object.entries(levers)
    .filter(([, { values }]) => last(values).unit !== 'Mt CO2')
    .sort(([, a], [, b]) => b.effect.value - a.effect.value);
  return html`
    ${list.slice(0, FIRST).map(lever)}
    ${list.length > FIRST
      ? html`<details><summary>${t('moreLevers', { n: list.length - FIRST })}</summary>${list.slice(FIRST).map(lever)}</details>`
      : nothing}
    <p class="hint">${t('leversHint', { year: look.neutral })}</p>
  `;
}

const last = (values) => Object.values(values).at(-1);

function lever([key, { name, values }]) {
  const { value, unit } = last(values);
  const share = unit === '%';
  const bounds = share ? { min: 0, max: 100, step: 1 } : { min: 0, max: Math.max(1, 2 * value), step: 'any' };
  const words = `${name[state.language]}${unit === '1' ? '' : ` (${unit})`}`;
  return slider(words, key, bounds, look.levers[key] ?? null, value, (own, held) =>
    turn({ levers: { ...look.levers, [key]: own } }, held));
}
