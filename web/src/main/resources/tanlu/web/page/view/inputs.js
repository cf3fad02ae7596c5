import { named, t } from '../i18n.js';
import { measured } from './measured.js';
import { html, nothing } from './lit.js';

/**
 * The inputs of a derivation as a tree: a claim's id links to that claim, `{table, cell, source}`
 * is where a value is published, `{parameter, basis}` an assumption, anything else a figure with
 * inputs of its own.
 */
export const inputs = (given, claims, depth = 0) => html`
  <ul class="inputs">${given.map((one) => html`<li>${input(one, claims, depth)}</li>`)}</ul>
`;

function input(one, claims, depth) {
  if (typeof one === 'string') return reference(one, claims);
  if (one.table) return published(one);
  if (one.parameter) return assumption(one);
  return figure(one, claims, depth);
}

const reference = (id, claims) => {
  const claim = claims.find((one) => one.id === id);
  return claim
    ? html`<button type="button" class="claim" data-claim=${id}>${claim.shown}</button> ${claim.label}`
    : html`<code>${id}</code>`;
};

const published = ({ table, cell, source, verification }) => html`
  <dl class="facts">
    <dt>${t('table')}</dt><dd><code>${table}</code></dd>
    <dt>${t('cell')}</dt><dd><code>${cell}</code></dd>
    <dt>${t('source')}</dt><dd>${source} ${checked(verification)}</dd>
  </dl>
`;

const assumption = ({ parameter, basis, verification, low, high }) => html`
  <dl class="facts">
    <dt>${t('parameter')}</dt><dd><code>${parameter}</code></dd>
    <dt>${t('basis')}</dt><dd>${basis} ${checked(verification)}</dd>
    ${low === undefined ? nothing : html`<dt>${t('range')}</dt><dd><code>${low} – ${high}</code></dd>`}
  </dl>
`;

const checked = (verification) =>
  verification
    ? html`<span class="badge ${verification}">${named('verification', verification)}</span>`
    : nothing;

/** A formula as people read it: the engine writes the sum of all inputs as `sum()`. */
export const written = (formula) =>
  formula
    ? html`<code class="formula">${formula === 'sum()' ? t('sumOfInputs') : formula}</code>`
    : nothing;

const figure = ({ name, label, value, unit, kind, formula, inputs: nested, omitted }, claims, depth) => html`
  <details ?open=${depth === 0}>
    <summary>
      ${name ? html`<code class="symbol">${name}</code>` : nothing} ${label}
      <code>${measured(value, unit)}</code>
      ${kind ? html`<span class="badge ${kind}">${named('proof', kind)}</span>` : nothing}
    </summary>
    ${written(formula)}
    ${nested?.length ? inputs(nested, claims, depth + 1) : nothing}
    ${omitted ? html`<p>${omitted}</p>` : nothing}
  </details>
`;
