import { t } from '../i18n.js';
import { html, nothing } from '../view/lit.js';

const GRAVITY = { min: 0.05, max: 0.95, step: 0.05, usual: 0.7 };
const REPULSION = { min: 100, max: 2000, step: 50, usual: 1700 };

/** The facts a node's area may stand for, and its diameters in pixels. */
const SIZES = ['co2', 'grossOutput', 'intensity'];
const SMALLEST = 7;
const LARGEST = 46;

/** What can be turned in a network chart, or null for any other. */
export function network({ kind, spec }) {
  if (kind !== 'network') return null;
  const { data, force } = spec.series[0];
  const sizes = SIZES.filter((fact) => data.some(({ facts }) => facts?.[fact] > 0));
  return {
    force: { gravity: GRAVITY.usual, repulsion: REPULSION.usual, ...force },
    sizes,
    size: sizes.find((fact) => data.every(({ facts, value }) => facts?.[fact] === value)),
  };
}

/** The series as turned. */
export function turned({ spec }, { force, size }) {
  if (!size) return { force };
  const { data } = spec.series[0];
  const of = ({ facts }) => Math.max(0, facts?.[size] ?? 0);
  const greatest = Math.max(...data.map(of));
  const diameter = (node) => Math.max(SMALLEST, LARGEST * Math.sqrt(of(node) / greatest));
  return {
    force,
    data: data.map((node) => ({ ...node, value: node.facts?.[size] ?? null, symbolSize: diameter(node) })),
  };
}

export const networkControls = (now, turn) => html`
  <div class="forces">
    ${slider('gravity', GRAVITY, now, turn)} ${slider('repulsion', REPULSION, now, turn)}
    ${now.sizes.length ? sizeChoice(now, turn) : nothing}
  </div>
`;

const slider = (name, { min, max, step }, now, turn) => html`
  <label>${t(name)}
    <input type="range" name=${name} min=${min} max=${max} step=${step} .value=${String(now.force[name])}
      @input=${({ target }) => turn({ ...now, force: { ...now.force, [name]: target.valueAsNumber } })}>
    <output>${now.force[name]}</output>
  </label>
`;

const sizeChoice = (now, turn) => html`
  <label>${t('nodeSize')}
    <select name="size" @change=${({ target }) => turn({ ...now, size: target.value })}>
      ${now.sizes.map((fact) => html`
        <option value=${fact} ?selected=${fact === now.size}>${t(`fact.${fact}`)}</option>`)}
    </select>
  </label>
`;
