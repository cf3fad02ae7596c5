import { t } from '../i18n.js';
import { state } from '../state.js';
import { failed } from '../view/failed.js';
import { html, nothing, repeat } from '../view/lit.js';
import { called } from './calls.js';

/** The last reply each card showed: it stays, dimmed, while the next one comes. */
const last = new Map();

/**
 * A tool's reply as a card.
 *
 * @param view {id, tool, given, ask, wide?, show?}: `ask` is the question carried into the chat,
 *   `show` draws the reply where its charts alone do not do
 */
export function card({ id, tool, given, ask, wide = false, show = (reply) => charts(reply.charts) }) {
  const { reply, problem, again } = called(tool, given);
  if (reply) last.set(id, reply);
  const old = last.get(id);
  return html`
    <section class="card ${wide ? 'wide' : ''}" id=${id} aria-label=${t(`card.${id}`)} aria-busy=${String(!reply && !problem)}>
      <div class="card-head"><h2>${t(`card.${id}`)}</h2>${askLink(ask)}</div>
      ${problem ? failed(problem, again, 'failure.view') : nothing}
      ${!problem && !old ? html`<p class="coming">${t('calculating')}</p>` : nothing}
      ${!problem && old ? html`<div class="card-body">${show(old)}</div>${notes(old.warnings)}` : nothing}
    </section>
  `;
}

export const askLink = (question) => html`
  <a class="ask" href="/?q=${encodeURIComponent(question)}">${t('askAbout')}</a>`;

export const charts = (list) => repeat(
  list,
  ({ kind }, i) => `${kind}-${i}`,
  (chart) => html`<tanlu-chart .chart=${chart} .language=${state.language}></tanlu-chart>`,
);

export const notes = (warnings) =>
  warnings?.length ? html`<ul class="notes">${warnings.map((one) => html`<li>${one}</li>`)}</ul>` : nothing;
