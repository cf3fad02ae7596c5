import { t } from '../i18n.js';
import { state } from '../state.js';
import { html, nothing } from './lit.js';

/**
 * Why something could not be shown, and the way on.
 *
 * @param what the key of what could not be, where nothing above says so already
 */
export const failed = ({ kind, title, detail, candidates }, again, what = null) => html`
  <div class="failure" role="alert">
    <p>${lead(kind, what)} ${detail ?? title}</p>
    ${candidates?.length ? html`<p>${t('nearest')} ${candidates.join(t('listed'))}</p>` : nothing}
    <button type="button" @click=${again}>${t('retry')}</button>
  </div>
`;

const lead = (kind, what) => {
  const key = kind === 'problem' ? what : `failure.${kind}`;
  return key ? html`<b>${t(key)}</b>` : nothing;
};
