import { t } from '../i18n.js';
import { html } from '../view/lit.js';
import { look, turn } from './address.js';
import { card } from './card.js';
import { choice, nameOf, place, regionChoice } from './controls.js';
import { MEASURES, sectorTable } from './sector-table.js';

const INDICATORS = ['co2', 'gross_output', 'intensity'];
const NODE_SIZE = { co2: 'co2', gross_output: 'output', intensity: 'intensity' };

/** One region and year: its network, flows, sectors and table together. */
export const structure = () => {
  const { region, year, indicator } = look;
  const { tableYears, fuelYears } = place();
  const said = { region: nameOf(), year };
  const fuelYear = fuelYears.includes(year) ? year : (fuelYears.at(-1) ?? year);
  return html`
    <div class="controls">
      ${regionChoice()}
      ${choice(t('year'), 'year', year, tableYears.map((one) => [one, one]), (one) => turn({ year: Number(one) }))}
      ${choice(t('indicator'), 'indicator', indicator, INDICATORS.map((one) => [one, t(`measure.${one}`)]), (one) =>
        turn({ indicator: one, sort: `${one}.value`, min: null }))}
    </div>
    <div class="cards">
      ${card({
        id: 'network', wide: true, tool: 'industry_network', ask: t('ask.network', said),
        given: { region, year, indicator: NODE_SIZE[indicator] ?? 'co2' },
      })}
      ${card({ id: 'industry', tool: 'flow_sankey', given: { region, year, kind: 'industry' }, ask: t('ask.industry', said) })}
      ${card({
        id: 'energy', tool: 'flow_sankey', ask: t('ask.energy', { ...said, year: fuelYear }),
        given: { region, year: fuelYear, kind: 'energy' },
      })}
      ${card({
        id: 'sectors', wide: true, tool: 'industry_network', ask: t('ask.sectors', said),
        given: { region, year, indicators: MEASURES }, show: sectorTable,
      })}
      ${card({ id: 'table', wide: true, tool: 'io_table', given: { region, year }, ask: t('ask.table', said) })}
    </div>
  `;
};
