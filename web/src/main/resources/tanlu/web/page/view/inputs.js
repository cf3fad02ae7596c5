import { named, t } from '../i18n.js';
import { html, nothing } from './lit.js';

/**
 * The inputs of a derivation as a tree: a claim's id links to that claim, a `{table, cell, source}`
 * names where a value is published, anything else is a figure with inputs of its own.
 */
export const inputs = (given, claims, depth = 0) => html`
  <ul class="inputs">${given.map((one) => html`<li>${input(one, claims, depth)}</li>`)}</ul>
`;

const input = (one, claims, depth) => {
  if (typeof one === 'string') return reference(one, claims);
  if (one.claim) return html`${symbol(one)}${reference(one.claim, claims)}`;
  if (one.table) return published(one);
  const { kind, formula, inputs: nested, basis, range, source } = { ...one, ...one.derivation };
  const head = html`${symbol(one)}<span>${one.label ?? one.parameter ?? ''}</span>
    <code>${one.shown ?? [one.value, one.unit].filter((part) => part !== undefined).join(' ')}</code>
    ${kind ? html`<span class="badge ${kind}">${named('proof', kind)}</span>` : nothing}`;
  const body = html`
    ${formula ? html`<code class="formula">${formula}</code>` : nothing}
    ${basis ? html`<p>${basis}</p>` : nothing}
    ${range ? html`<p><code>${range.low} – ${range.high}</code></p>` : nothing}
    ${source && !nested ? html`<p>${t('source')} ${sourceOf(source)}</p>` : nothing}
    ${nested?.length ? inputs(nested, claims, depth + 1) : nothing}`;
  return formula || basis || range || source || nested?.length
    ? html`<details ?open=${depth === 0}><summary>${head}</summary>${body}</details>`
    : head;
};

const symbol = ({ name }) => (name ? html`<code class="symbol">${name}</code> ` : nothing);

const reference = (id, claims) => {
  const claim = claims.find((one) => one.id === id);
  return claim
    ? html`<button type="button" class="claim" data-claim=${id}>${claim.shown}</button> ${claim.label}`
    : html`<code>${id}</code>`;
};

const published = (one) => html`
  ${symbol(one)}${one.label ? html`<span>${one.label}</span>` : nothing}
  ${one.shown || one.value !== undefined ? html`<code>${one.shown ?? `${one.value} ${one.unit ?? ''}`}</code>` : nothing}
  <dl class="cell">
    <dt>${t('table')}</dt><dd><code>${one.table}</code></dd>
    ${one.cell ? html`<dt>${t('cell')}</dt><dd><code>${cellOf(one.cell)}</code></dd>` : nothing}
    ${one.source ? html`<dt>${t('source')}</dt><dd>${sourceOf(one.source)}</dd>` : nothing}
  </dl>
`;

const cellOf = (cell) => (typeof cell === 'string' ? cell : [cell.row, cell.column].filter(Boolean).join(' / '));

const sourceOf = (source) =>
  typeof source === 'string'
    ? source
    : html`${source.publisher} <span class="badge">${named('verification', source.verification?.toLowerCase())}</span>`;
