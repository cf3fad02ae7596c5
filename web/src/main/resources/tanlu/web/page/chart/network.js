import { t } from '../i18n.js';
import { html } from '../view/lit.js';

const GRAVITY = { min: 0.05, max: 0.95, step: 0.05, usual: 0.7 };
const REPULSION = { min: 100, max: 2000, step: 50, usual: 1700 };

/** The forces of a network chart, or null for any other. */
export const network = ({ kind, spec }) =>
  kind === 'network' ? { gravity: GRAVITY.usual, repulsion: REPULSION.usual, ...spec.series[0].force } : null;

export const networkControls = (force, pull) => html`
  <div class="forces">
    ${slider('gravity', GRAVITY, force, pull)} ${slider('repulsion', REPULSION, force, pull)}
  </div>
`;

const slider = (name, { min, max, step }, force, pull) => html`
  <label>${t(name)}
    <input type="range" name=${name} min=${min} max=${max} step=${step} .value=${String(force[name])}
      @input=${({ target }) => pull({ ...force, [name]: target.valueAsNumber })}>
    <output>${force[name]}</output>
  </label>
`;
