import { named, t } from '../i18n.js';
import { html, nothing } from './lit.js';

const listed = (years) => (Array.isArray(years) ? years.join(', ') : years);

/** Which data the numbers rest on, of which kind and years. */
export const datasetLine = (dataset, boundary) => html`
  <p class="dataset">
    <span>${t('dataset')}</span>
    <span class="badge ${dataset.kind}">${named('kind', dataset.kind)}</span>
    <span>${dataset.id} ${dataset.version}</span>
    <span>${listed(dataset.years)}</span>
    ${boundary
      ? html`<span>${t('boundary')} <span class="badge">${named('boundary', boundary)}</span></span>`
      : nothing}
  </p>
`;
