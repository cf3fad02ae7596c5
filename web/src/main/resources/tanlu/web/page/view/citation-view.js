import { named, t } from '../i18n.js';
import { html, nothing } from './lit.js';

/** The passage a citation stands for. */
export const citationView = (turn, id) => {
  if (!turn.answer) return html`<p>${t('citationPending')}</p>`;
  const one = turn.answer.citations.find(({ n }) => String(n) === id);
  if (!one) return html`<p>${t('citationUnknown')}</p>`;
  return html`
    <p class="label">${one.documentTitle}</p>
    <p>
      <span class="badge status ${one.status.replace(' ', '-')}">${named('status', one.status)}</span>
      <span class="badge verification ${one.verification}">${named('verification', one.verification)}</span>
    </p>
    <dl>
      <dt>${t('documentNumber')}</dt><dd>${one.documentNumber ?? missing('notHeld')}</dd>
      <dt>${t('issuer')}</dt><dd>${one.issuer ?? missing('missing')}</dd>
      <dt>${t('issued')}</dt><dd>${one.issued ?? missing('missing')}</dd>
      <dt>${t('clause')}</dt><dd>${one.clause ?? missing('missing')}</dd>
      ${one.page ? html`<dt>${t('page')}</dt><dd>${one.page}</dd>` : nothing}
    </dl>
    ${one.quote
      ? html`<figure class="passage ${one.quoteOf}">
          <figcaption>${t(`quote.${one.quoteOf}`)}</figcaption>
          ${one.quoteOf === 'original'
            ? html`<blockquote><mark>${one.quote}</mark></blockquote>`
            : html`<p>${one.quote}</p>`}
        </figure>`
      : nothing}
    ${/^https?:/.test(one.url ?? '')
      ? html`<p><a href=${one.url} target="_blank" rel="noopener noreferrer">${t('openDocument')}</a></p>`
      : nothing}
  `;
};

const missing = (key) => html`<span class="missing">${t(key)}</span>`;

/** One line for the tip over a citation mark. */
export const citationTip = ({ documentTitle, documentNumber, clause }) =>
  [documentNumber ?? `${documentTitle}（${t('notHeld')}）`, clause].filter(Boolean).join(' · ');
