import { ask } from '../chat/ask.js';
import { t } from '../i18n.js';
import { state } from '../state.js';
import { datasetLine } from './dataset.js';
import { html, nothing } from './lit.js';

const ROLES = ['official', 'consultant', 'evaluator'];

export const welcome = () => html`
  <section class="welcome">
    <h1>${t('name')}</h1>
    <p class="tagline">${t('tagline')}</p>
    <h2>${t('examples')}</h2>
    <ul class="examples">
      ${ROLES.map((role) => html`
        <li><button type="button" @click=${() => ask(t(`example.${role}`))}>
          <small>${t(`role.${role}`)}</small>
          <span>${t(`example.${role}`)}</span>
        </button></li>`)}
    </ul>
    ${held(state.catalog)}
  </section>
`;

/** The datasets of the catalogue; one without a kind says nothing a newcomer could use. */
const held = (catalog) => {
  const datasets = (catalog?.datasets ?? [catalog?.dataset]).filter((dataset) => dataset?.kind);
  return datasets.length ? html`<div class="held">${datasets.map((dataset) => datasetLine(dataset))}</div>` : nothing;
};
