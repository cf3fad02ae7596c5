import { t } from '../i18n.js';
import { state } from '../state.js';
import { html } from '../view/lit.js';
import { look, turn } from './address.js';

const VIEWS = ['structure', 'regions', 'roadmap'];

export const places = () => state.catalog.regions;
export const place = (code = look.region) => places().find((one) => one.code === code) ?? places()[0];
export const nameOf = (code = look.region) => place(code).name[state.language];

export const views = () => html`
  <nav class="views" aria-label=${t('views')}>
    ${VIEWS.map((view) => html`<button type="button" aria-current=${view === look.view ? 'page' : 'false'}
      @click=${() => turn({ view })}>${t(`view.${view}`)}</button>`)}
  </nav>
`;

/** A labelled choice; `options` are [value, words]. */
export const choice = (label, name, chosen, options, choose) => html`
  <label class="choice">${label}
    <select name=${name} @change=${({ target }) => choose(target.value)}>
      ${options.map(([value, words]) => html`
        <option value=${value} ?selected=${String(value) === String(chosen)}>${words}</option>`)}
    </select>
  </label>
`;

export const regionChoice = () =>
  choice(t('region'), 'region', look.region, places().map(({ code, name }) => [code, name[state.language]]), (region) =>
    turn({ region, year: heldYear(region), levers: {}, peak: null, growth: null, sink: null }));

/** A region without a table of the year looked at shows its latest before it. */
function heldYear(region) {
  const years = place(region).tableYears;
  return years.includes(look.year) ? look.year : (years.at(-1) ?? look.year);
}
