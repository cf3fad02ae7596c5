import { sentenceOf } from '../chat/api.js';
import { publish, revoke } from '../chat/share.js';
import { t } from '../i18n.js';
import { change, state } from '../state.js';
import { copy } from './copy.js';
import { html, nothing } from './lit.js';

const SEEN = ['answers', 'later', 'quoted'];
const UNSEEN = ['files', 'feedback', 'asking'];

/** What a link shows and does not show, the link, and its end. */
export const share = () => html`
  <dialog class="share" id="share" aria-labelledby="share-title" @close=${closed}>
    ${state.sharing ? inside(state) : nothing}
  </dialog>
`;

const inside = ({ shared, sharing, turns }) => html`
  <h2 id="share-title" tabindex="-1">${t('shareTitle')}</h2>
  <p>${t('shareSeen')}</p>
  <ul>${SEEN.map((one) => html`<li>${t(`seen.${one}`, { n: turns.length })}</li>`)}</ul>
  <p>${t('shareUnseen')}</p>
  <ul>${UNSEEN.map((one) => html`<li>${t(`unseen.${one}`)}</li>`)}</ul>
  ${sharing.problem ? html`<p class="failure">${sentenceOf(sharing.problem, t(`failure.${sharing.problem.kind}`))}</p>` : nothing}
  ${shared ? link(location.origin + shared) : nothing}
  <div class="share-tools">
    ${shared
      ? html`<button type="button" class="danger" ?disabled=${sharing.running} @click=${revoke}>${t('revoke')}</button>`
      : html`<button type="button" class="primary" ?disabled=${sharing.running} @click=${publish}>${t('makeLink')}</button>`}
    <button type="button" @click=${close}>${t('close')}</button>
  </div>
`;

const link = (address) => html`
  <div class="link">
    <input readonly name="link" aria-label=${t('shareLink')} .value=${address} @focus=${({ target }) => target.select()}>
    <button type="button" @click=${() => copy(address)}>${t('copyLink')}</button>
    <a href=${address} target="_blank" rel="noopener">${t('openLink')}</a>
  </div>
`;

export function openShare() {
  change({ sharing: {} });
  queueMicrotask(() => document.getElementById('share').showModal());
}

const close = () => document.getElementById('share').close();

const closed = () => change({ sharing: null });
