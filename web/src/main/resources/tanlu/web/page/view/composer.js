import { ask, stop } from '../chat/ask.js';
import { drop, upload } from '../chat/files.js';
import { t } from '../i18n.js';
import { state } from '../state.js';
import { html, nothing } from './lit.js';

export const composer = () => html`
  <form class="composer" @submit=${send}>
    <label class="unseen" for="question">${t('question')}</label>
    <textarea id="question" rows="1" maxlength="4000" placeholder=${t('placeholder')}
      aria-describedby="keys" @keydown=${sendOnEnter} @input=${grow}></textarea>
    ${state.running
      ? html`<button type="button" class="stop" @click=${stop}>${t('stop')}</button>`
      : html`<button class="send">${t('send')}</button>`}
    <div class="under">
      <label class="upload">${t('upload')}<input type="file" accept=".pdf,.docx,.html,.md,.txt,.csv,.xlsx" @change=${take}></label>
      <small id="keys">${t('keys')}</small>
    </div>
    ${state.files.length ? html`<ul class="files">${state.files.map(file)}</ul>` : nothing}
  </form>
`;

const file = (one) => html`
  <li class=${one.status}>${t(`file.${one.status}`, one)}
    ${one.status === 'failed' ? html`<button type="button" class="quiet" @click=${() => drop(one)}>${t('close')}</button>` : nothing}</li>`;

function take({ target }) {
  if (target.files.length) upload(target.files[0]);
  target.value = ''; // the same file may be chosen again
}

function send(event) {
  event.preventDefault();
  const field = event.target.querySelector('textarea');
  if (ask(field.value)) put('');
}

/** While an input method composes, Enter picks a word: 229 is what some of them report. */
function sendOnEnter(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

const grow = ({ target }) => {
  target.style.height = 'auto';
  target.style.height = target.value && `${target.scrollHeight}px`;
};

/** Puts a question into the field, ready to be changed. */
export function put(question) {
  const field = document.getElementById('question');
  field.value = question;
  grow({ target: field });
  field.focus();
}
