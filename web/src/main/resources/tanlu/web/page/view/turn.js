import { retry } from '../chat/ask.js';
import { t } from '../i18n.js';
import { blocks, settled } from '../markdown.js';
import { state } from '../state.js';
import { put } from './composer.js';
import { foot } from './foot.js';
import { failure } from './failure.js';
import { html, nothing, repeat, unsafeHTML } from './lit.js';
import { steps } from './steps.js';

/** A text longer than a book would hold the page up for as long as it takes to lay out. */
const MOST = 100_000;
const shortened = (text) => (text.length > MOST ? text.slice(0, MOST) : text);

/** One question with its answer, as far as it has come. */
export const turn = (one) => html`
  <article class="turn" data-turn=${one.key}>
    <h2 class="unseen">${t('you')}</h2>
    <p class="question" lang=${languageOf(one.question)}>${one.question}</p>
    ${state.readOnly && one.phase === 'running' ? nothing : steps(one)}
    <div class="answer" lang=${tag(one.answer?.language) ?? languageOf(one.question)}>
      ${outcome(one.answer)}
      ${blocks(one.phase === 'running' ? settled(shortened(one.text)) : shortened(one.text)).map((block) => html`<div class="block">${unsafeHTML(block)}</div>`)}
      ${one.text.length > MOST ? html`<p class="stopped-note">${t('tooLong', { n: MOST })}</p>` : nothing}
      ${charts(one)}
    </div>
    ${after(one)}
  </article>
`;

const after = (one) => {
  if (one.phase === 'done' && one.answer) return foot(one);
  if (state.readOnly) return one.phase === 'done' ? nothing : html`<p class="stopped-note">${t(`part.${one.phase}`)}</p>`;
  if (one.phase === 'failed') return failure(one);
  return one.phase === 'stopped'
    ? html`<p class="stopped-note">${t('stoppedNote')}
        <button type="button" ?disabled=${state.running !== null} @click=${() => retry(one)}>${t('retry')}</button>
        <button type="button" class="quiet" @click=${() => put(one.question)}>${t('editQuestion')}</button></p>`
    : nothing;
};

const outcome = (answer) =>
  answer && answer.outcome !== 'answered'
    ? html`<p class="outcome ${answer.outcome}" lang=${tag(state.language)}>${t(`outcome.${answer.outcome}`)}</p>`
    : nothing;

const charts = ({ charts }) =>
  charts.length
    ? html`<div class="charts">${repeat(
        charts,
        ({ id }) => id,
        (chart) => html`<tanlu-chart .chart=${chart} .language=${state.language}></tanlu-chart>`,
      )}</div>`
    : nothing;

const tag = (language) => ({ zh: 'zh-CN', en: 'en' })[language];

const languageOf = (text) => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en');
