import { t } from '../i18n.js';
import { state } from '../state.js';
import { html } from '../view/lit.js';
import { look, turn } from './address.js';

const VIEWS = ['timetable', 'roadmap', 'work'];

/** One roadmap, three ways: when, who, how. */
export const plan = (result) => html`
  <section class="card" id="plan" aria-label=${t('plan')}>
    <div class="views">${VIEWS.map((view) => html`<button type="button" aria-pressed=${String(view === look.plan)}
      @click=${() => turn({ plan: view })}>${t(`plan.${view}`)}</button>`)}</div>
    ${({ timetable, roadmap, work }[look.plan] ?? timetable)(result)}
  </section>
`;

const words = (figure) => figure?.shown[state.language] ?? '';
const texts = (text) => text[state.language];

const table = (label, columns, rows) => html`
  <div class="values" tabindex="0" role="region" aria-label=${label}><table>
    <thead><tr>${columns.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
    <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>
      ${rest.map((one) => html`<td>${one}</td>`)}</tr>`)}</tbody>
  </table></div>
`;

const timetable = ({ milestones }) => table(
  t('plan.timetable'),
  [t('year'), t('emissions'), 'P5', 'P95', t('changeFromPeak')],
  Object.entries(milestones).map(([year, { co2, low, high, change }]) => [year, words(co2), words(low), words(high), words(change)]),
);

function roadmap({ sectors, milestones }) {
  const years = Object.keys(milestones);
  const list = Object.values(sectors).sort((a, b) => b.cut.value - a.cut.value);
  return table(
    t('plan.roadmap'),
    [t('sector'), t('peakLevel'), ...years, t('cut'), t('shareOfCuts')],
    list.map((one) => [
      texts(one.name), words(one.peak), ...years.map((year) => words(one.milestones[year])), words(one.cut), words(one.share),
    ]),
  );
}

function work({ levers }) {
  const list = Object.values(levers).sort((a, b) => b.effect.value - a.effect.value);
  const years = [...new Set(list.flatMap(({ values }) => Object.keys(values)))].sort();
  const named = new Map(state.catalog.sectors2017.map(({ code, name }) => [code, name]));
  const sectors = (codes) => codes.map((code) => (named.has(code) ? texts(named.get(code)) : code)).join(t('listed'));
  return table(
    t('plan.work'),
    [t('lever'), t('group'), ...years, t('effect'), t('cost'), t('upstream'), t('downstream')],
    list.map((one) => [
      texts(one.name), texts(one.group), ...years.map((year) => words(one.values[year])), words(one.effect), words(one.cost),
      sectors(one.upstream), sectors(one.downstream),
    ]),
  );
}
