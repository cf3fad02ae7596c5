import { ask } from '../chat/ask.js';
import { t } from '../i18n.js';
import { plain } from '../markdown.js';
import { state } from '../state.js';
import { copy } from './copy.js';
import { put } from './composer.js';
import { datasetLine } from './dataset.js';
import { feedback, feedbackForm } from './feedback.js';
import { html, nothing } from './lit.js';
import { planDraft } from './plan-draft.js';

/** What stands under a whole answer. */
export const foot = (turn) => {
  const { answer } = turn;
  return html`
    <footer class="foot">
      ${answer.warnings.length
        ? html`<div class="warnings"><b>${t('warnings')}</b>
            <ul>${answer.warnings.map((one) => html`<li>${one}</li>`)}</ul></div>`
        : nothing}
      ${sources(answer.citations)}
      ${answer.dataset ? datasetLine(answer.dataset, answer.boundary) : nothing}
      ${state.readOnly ? nothing : ways(turn)}
    </footer>
  `;
};

/** How to go on from an answer. */
const ways = (turn) => html`
  <div class="actions">
    <button type="button" class="quiet" @click=${() => copy(asPasted(turn.answer))}>${t('copyAnswer')}</button>
    <button type="button" class="quiet" ?disabled=${state.running !== null}
      @click=${() => ask(turn.question)}>${t('regenerate')}</button>
    <button type="button" class="quiet" @click=${() => put(turn.question)}>${t('editQuestion')}</button>
    ${feedback(turn)}
  </div>
  ${feedbackForm(turn)}
  ${planOf(turn.answer)}
  ${turn.answer.followUps.length
    ? html`<div class="follow-ups"><b>${t('followUps')}</b>
        ${turn.answer.followUps.map((one) => html`<button type="button"
          ?disabled=${state.running !== null} @click=${() => ask(one)}>${one}</button>`)}</div>`
    : nothing}
`;

/** An answer with a roadmap can be written out as a plan of the same region and scenario. */
const planOf = ({ steps, language }) => {
  const step = steps.find(({ tool }) => tool === 'roadmap');
  if (!step?.arguments.region) return nothing;
  const { region, scenario } = step.arguments;
  return planDraft({ region, ...(scenario && { scenario }), language });
};

const sources = (citations) =>
  citations.length
    ? html`<div class="sources"><b>${t('sources')}</b><ol>${citations.map((one) => html`
        <li value=${one.n}><button type="button" class="source" data-citation=${one.n}>
          ${named(one)}</button></li>`)}</ol></div>`
    : nothing;

const named = ({ documentTitle, documentNumber }) =>
  documentNumber ? `${documentTitle} · ${documentNumber}` : documentTitle;

const asPasted = ({ text, citations, warnings, dataset }) =>
  [
    plain(text),
    citations.map((one) => `[${one.n}] ${named(one)}`).join('\n'),
    warnings.map((one) => `* ${one}`).join('\n'),
    dataset && `${t('dataset')}: ${dataset.id} ${dataset.version}, ${t(`kind.${dataset.kind}`)}, ${dataset.years}`,
  ]
    .filter(Boolean)
    .join('\n\n');
