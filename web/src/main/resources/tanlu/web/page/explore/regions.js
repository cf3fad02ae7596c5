import { t } from '../i18n.js';
import { state } from '../state.js';
import { html } from '../view/lit.js';
import { look, turn } from './address.js';
import { card } from './card.js';
import { choice, nameOf, places, regionChoice } from './controls.js';

const BY = ['co2', 'intensity', 'per_capita'];
const [FIRST, LAST] = [1997, 2019];

/** Regions beside each other: over the years, on the map, ranked. */
export const regions = () => {
  const { region, inventory, by } = look;
  const chosen = [region, ...look.with.filter((code) => code !== region)];
  const years = Array.from({ length: LAST - FIRST + 1 }, (_, i) => LAST - i);
  const said = { region: nameOf(), year: inventory, by: t(`by.${by}`), regions: chosen.map(nameOf).join(t('listed')) };
  return html`
    <div class="controls">
      ${regionChoice()}
      ${choice(t('year'), 'inventory', inventory, years.map((one) => [one, one]), (one) => turn({ inventory: Number(one) }))}
      ${choice(t('indicator'), 'by', by, BY.map((one) => [one, t(`by.${one}`)]), (one) => turn({ by: one }))}
      <details class="measures"><summary>${t('compareWith', { n: chosen.length - 1 })}</summary>
        <div>${places().filter(({ code }) => code !== region).map(({ code, name }) => html`<label><input type="checkbox"
          .checked=${look.with.includes(code)} @change=${() => turn({ with: toggled(code) })}>
          ${name[state.language]}</label>`)}</div>
      </details>
    </div>
    <div class="cards">
      ${card({ id: 'trend', tool: 'emissions_trend', given: { regions: chosen, indicator: by, to: LAST }, ask: t('ask.trend', said) })}
      ${card({
        id: 'compare', tool: 'compare_regions', given: { regions: chosen, year: inventory, indicator: by },
        ask: t('ask.compare', said),
      })}
      ${card({ id: 'trendSectors', wide: true, tool: 'emissions_trend', given: { regions: [region], by: 'sector' }, ask: t('ask.trendSectors', said) })}
      ${card({
        id: 'map', wide: true, tool: 'compare_regions', given: { regions: ['all'], year: inventory, indicator: by },
        ask: t('ask.map', said), show: (reply) => html`<div class="pair">${chartsOf(reply)}</div>`,
      })}
    </div>
  `;
};

const chartsOf = ({ charts }) => [...charts].reverse().map((chart) =>
  html`<tanlu-chart .chart=${chart} .language=${state.language}></tanlu-chart>`);

const toggled = (code) =>
  look.with.includes(code) ? look.with.filter((one) => one !== code) : [...look.with, code];
