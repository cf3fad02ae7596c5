import { newConversation, restore } from '../chat/conversation.js';
import { t } from '../i18n.js';
import { state } from '../state.js';
import { failed } from './failed.js';
import { html, nothing } from './lit.js';
import { openShare } from './share.js';

const FORMATS = [['md', 'Markdown'], ['json', 'JSON']];

/** What stands above a conversation: its title, who may read it, how it leaves the page. */
export const talk = () => {
  const { title, turns, conversationId: id, shared } = state;
  if (!turns.length || title === null) return nothing;
  const files = `/api/conversations/${encodeURIComponent(id)}/export?format=`;
  return html`
    <div class="talk">
      <h1>${title}</h1>
      <div class="talk-tools">
        <button type="button" class="quiet" @click=${openShare}>${t(shared ? 'isShared' : 'share')}</button>
        <span>${t('export')}</span>
        ${FORMATS.map(([format, name]) => html`<a href=${files + format} download aria-label=${t('exportAs', { name })}>${name}</a>`)}
      </div>
    </div>
  `;
};

/** In place of a conversation that is being fetched, or could not be. */
export const notYet = () => {
  if (state.opening) return html`<p class="coming" role="status">${t('openingTalk')}</p>`;
  if (!state.unopened) return nothing;
  return html`<div class="unopened"><h1>${t('failure.talk')}</h1>
    ${failed(state.unopened, () => restore())}
    <button type="button" @click=${newConversation}>${t('newChat')}</button></div>`;
};
