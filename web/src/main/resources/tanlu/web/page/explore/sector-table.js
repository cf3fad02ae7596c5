import { csv } from '../chart/csv.js';
import { shown } from '../chart/number.js';
import { save } from '../chart/picture.js';
import { t } from '../i18n.js';
import { state } from '../state.js';
import { html, nothing } from '../view/lit.js';
import { look, turn } from './address.js';

export const MEASURES = [
  'co2', 'gross_output', 'intensity', 'value_added', 'total_input', 'intermediate_input', 'imports', 'exports',
  'net_exports', 'final_use', 'input_sum', 'output_sum', 'within', 'centrality', 'in_degree', 'out_degree',
];
const PARTS = ['value', 'share', 'rank', 'percentile'];

/** The sectors by the measures chosen: value, share, rank and percentile of each. */
export function sectorTable({ result, charts }) {
  const held = Object.keys(result.indicators);
  const wanted = [look.indicator, ...look.measures];
  const measures = held.filter((code) => wanted.includes(code)).sort((a, b) => wanted.indexOf(a) - wanted.indexOf(b));
  const { columns, rows } = charts[0].table;
  const column = (id) => {
    const [measure, part] = id.split('.');
    return 1 + PARTS.length * held.indexOf(measure) + PARTS.indexOf(part);
  };
  const ids = measures.flatMap((code) => PARTS.map((part) => `${code}.${part}`));
  const sort = ids.includes(look.sort.replace(/^-/, '')) ? look.sort : ids[0];
  const sorted = sort.replace(/^-/, '');
  const codes = codesByName(result);
  const list = order(rows.map((row) => ({ row, code: codes.get(row[0]) })), column(sorted), sort.startsWith('-'))
    .filter(({ row }) => look.min === null || (row[column(sorted)] ?? -Infinity) >= look.min)
    .filter(({ code }) => !look.only || look.sectors.includes(code));
  return html`
    <div class="table-tools">
      <details class="measures"><summary>${t('measures')}</summary>
        <div>${held.filter((code) => code !== look.indicator).map((code) => html`<label><input type="checkbox"
          .checked=${look.measures.includes(code)} @change=${() => turn({ measures: toggled(look.measures, code) })}>
          ${result.indicators[code].name[state.language]}</label>`)}</div>
      </details>
      <label>${t('minimum', { column: columns[column(sorted)] })}
        <input type="number" step="any" name="min" .value=${String(look.min ?? '')}
          @change=${({ target }) => turn({ min: Number.isNaN(target.valueAsNumber) ? null : target.valueAsNumber })}></label>
      <label><input type="checkbox" name="only" .checked=${look.only} ?disabled=${!look.sectors.length}
        @change=${({ target }) => turn({ only: target.checked })}>
        ${t('onlySelected', { n: look.sectors.length })}</label>
      ${look.sectors.length
        ? html`<button type="button" class="quiet" @click=${() => turn({ sectors: [], only: false })}>${t('selectNone')}</button>`
        : nothing}
      <button type="button" class="quiet" @click=${() => saveCsv(columns, list, ids.map(column), charts[0].title)}>CSV</button>
    </div>
    <div class="values sectors" tabindex="0" role="region" aria-label=${charts[0].title}>
      <table>
        <thead><tr>
          <th scope="col">${columns[0]}</th>
          ${ids.map((id) => html`<th scope="col" class="number" aria-sort=${direction(id, sort)}>
            <button type="button" class="quiet" @click=${() => turn({ sort: sort === id ? `-${id}` : id, min: sorted === id ? look.min : null })}>
              ${columns[column(id)]}<span aria-hidden="true">${{ ascending: ' ▲', descending: ' ▼' }[direction(id, sort)] ?? ''}</span></button></th>`)}
        </tr></thead>
        <tbody>${list.map(({ row, code }) => html`<tr class=${look.sectors.includes(code) ? 'selected' : ''}>
          <th scope="row"><label><input type="checkbox" .checked=${look.sectors.includes(code)}
            @change=${() => select(code)}>${row[0]}</label></th>
          ${ids.map((id) => html`<td class="number">${shown(row[column(id)])}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    ${list.length ? nothing : html`<p>${t('noSectors')}</p>`}
  `;
}

/** Rank 1 is the best there is: a first press shows it first. */
function order(rows, at, reversed) {
  const way = reversed ? -1 : 1;
  const known = rows.filter(({ row }) => row[at] !== null && row[at] !== undefined);
  const unknown = rows.filter((one) => !known.includes(one));
  return [...known.sort((a, b) => way * (b.row[at] - a.row[at])), ...unknown];
}

const direction = (id, sort) => (sort === id ? 'descending' : sort === `-${id}` ? 'ascending' : 'none');

const toggled = (list, one) => (list.includes(one) ? list.filter((each) => each !== one) : [...list, one]);

function select(code) {
  const sectors = toggled(look.sectors, code);
  turn({ sectors, only: look.only && sectors.length > 0 });
}

function codesByName({ indicators }) {
  const codes = new Map();
  for (const { sectors } of Object.values(indicators)) {
    for (const [code, { name }] of Object.entries(sectors)) codes.set(name[state.language], code);
  }
  return codes;
}

function saveCsv(columns, list, at, title) {
  const table = {
    columns: [columns[0], ...at.map((i) => columns[i])],
    rows: list.map(({ row }) => [row[0], ...at.map((i) => row[i])]),
  };
  save(new Blob([csv(table)], { type: 'text/csv' }), title, 'csv');
}
