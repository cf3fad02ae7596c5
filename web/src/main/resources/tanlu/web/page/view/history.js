import { addressOf } from '../chat/address.js';
import { follow, newConversation } from '../chat/conversation.js';
import {
  isDoomed, period, refresh, remove, rename, search, setOpen, startRenaming, undo, wanted,
} from '../chat/history.js';
import { t } from '../i18n.js';
import { onChange, state } from '../state.js';
import { failed } from './failed.js';
import { html, nothing, repeat } from './lit.js';

/** From here on the list stands beside the chat; narrower it covers it and takes the focus. */
const WIDE = matchMedia('(min-width: 1200px)');

export const historyButton = () => html`
  <button type="button" class="quiet history-toggle" aria-expanded=${String(state.history.open)}
    aria-controls="history" @click=${toggle}><span aria-hidden="true">☰</span> <span class="words">${t('history')}</span></button>
`;

export const history = () => html`
  <dialog class="history" id="history" aria-labelledby="history-title" @cancel=${close}>
    ${state.history.open ? inside() : nothing}
  </dialog>
`;

const inside = () => html`
  <div class="history-head">
    <h2 id="history-title" tabindex="-1">${t('history')}</h2>
    <button type="button" class="quiet" @click=${fresh}>${t('newChat')}</button>
    <button type="button" class="quiet" @click=${close}>${t('close')}</button>
  </div>
  <input type="search" name="history" maxlength="200" autocomplete="off" aria-label=${t('searchHistory')}
    placeholder=${t('searchHistory')} .value=${state.history.query} @input=${({ target }) => search(target.value.trim())}>
  ${body(state.history)}
`;

function body({ list, more, problem, query }) {
  if (problem) return failed(problem, () => refresh(), 'failure.history');
  if (!list) return html`<p class="none">${t('calculating')}</p>`;
  if (!list.length) return html`<p class="none">${query ? t('noneFound', { query }) : t('noConversations')}</p>`;
  const groups = Map.groupBy(list, ({ updated }) => period(updated));
  return html`
    ${repeat(groups, ([name]) => name, ([name, rows]) => html`
      <section aria-label=${name}><h3>${name}</h3>
        <ul>${repeat(rows, ({ id }) => id, row)}</ul></section>`)}
    ${more ? html`<button type="button" class="more" @click=${() => refresh({ more: true })}>${t('olderOnes')}</button>` : nothing}
  `;
}

const row = ({ id, title }) => {
  if (isDoomed(id)) {
    return html`<li class="gone" id=${rowId(id)}><s>${title}</s>
      <button type="button" @click=${() => restored(id)}>${t('undo')}</button></li>`;
  }
  if (state.history.renaming === id) {
    return html`<li id=${rowId(id)}><form @submit=${(event) => named(event, id)}>
      <input name="title" maxlength="200" autocomplete="off" aria-label=${t('newTitle')} .value=${title}
        @keydown=${(event) => kept(event, id)} @blur=${(event) => leftAlone(event, id)}></form></li>`;
  }
  return html`
    <li id=${rowId(id)} class=${id === state.conversationId ? 'current' : ''}>
      <a href=${addressOf(id)} title=${title} aria-current=${id === state.conversationId ? 'page' : 'false'}
        @click=${(event) => follow(event, id) && leaveDrawer()}>${title}</a>
      <button type="button" class="quiet" aria-label=${t('renameOf', { title })} @click=${() => renaming(id)}>${t('rename')}</button>
      <button type="button" class="quiet" aria-label=${t('deleteOf', { title })} @click=${() => removed(id)}>${t('delete')}</button>
    </li>`;
};

const rowId = (id) => `talk-${id}`;

/** The row is drawn anew before its part can be focused. */
const focusIn = (id, part) => queueMicrotask(() => document.getElementById(rowId(id))?.querySelector(part)?.focus());

function renaming(id) {
  startRenaming(id);
  queueMicrotask(() => document.getElementById(rowId(id))?.querySelector('input')?.select());
}

function named(event, id) {
  event.preventDefault();
  rename(id, event.target.elements.title.value);
  focusIn(id, 'a');
}

function kept(event, id) {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  if (event.key !== 'Escape' || event.isComposing) return;
  event.preventDefault(); // the drawer stays open
  event.stopPropagation();
  startRenaming(null);
  focusIn(id, 'a');
}

/** Clicking elsewhere keeps what was typed; a form already sent is no longer there. */
function leftAlone({ target }, id) {
  if (state.history.renaming === id) rename(id, target.value);
}

function removed(id) {
  remove(id);
  if (id === state.conversationId) newConversation();
  focusIn(id, 'button');
}

function restored(id) {
  undo(id);
  focusIn(id, 'a');
}

const fresh = () => {
  leaveDrawer();
  newConversation();
};

const leaveDrawer = () => WIDE.matches || setOpen(false);

function toggle() {
  setOpen(!state.history.open, { remember: WIDE.matches });
  if (state.history.open) queueMicrotask(() => document.getElementById('history-title').focus());
}

function close(event) {
  event.preventDefault();
  setOpen(false, { remember: WIDE.matches });
  queueMicrotask(() => document.querySelector('.history-toggle').focus());
}

/** Brings the dialog in step with the state, after each rendering. */
function showHistory() {
  const dialog = document.getElementById('history');
  const { open: due } = state.history;
  document.body.classList.toggle('with-history', due && WIDE.matches);
  if (!due || dialog.matches(':modal') === WIDE.matches) dialog.close();
  if (!due || dialog.open) return;
  if (WIDE.matches) dialog.open = true; // unlike show(), it leaves the focus where it is
  else dialog.showModal();
}

/** A newcomer has no history: then it does not take room from the start. */
export async function startHistory() {
  onChange(showHistory);
  WIDE.addEventListener('change', () => setOpen(WIDE.matches && wanted()));
  if (!WIDE.matches || !wanted()) return;
  await refresh();
  if (state.history.list?.length) setOpen(true);
}
