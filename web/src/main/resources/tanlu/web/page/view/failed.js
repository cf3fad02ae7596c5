import { t } from '../i18n.js';
import { state } from '../state.js';
import { html, nothing } from './lit.js';

/** Why something could not be shown, and the way on. */
export const failed = ({ kind, title, detail, candidates }, again) => html`
  <div class="failure" role="alert">
    <p><b>${t(kind === 'problem' ? 'failure.view' : `failure.${kind}`)}</b> ${detail ?? title}</p>
    ${candidates?.length ? html`<p>${t('nearest')} ${candidates.join(t('listed'))}</p>` : nothing}
    <button type="button" @click=${again}>${t('retry')}</button>
  </div>
`;
