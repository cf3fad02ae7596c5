import { ask, stop } from '../chat/ask.js';
import { t } from '../i18n.js';
import { state } from '../state.js';
import { html } from './lit.js';

export const composer = () => html`
  <form class="composer" @submit=${send}>
    <label class="unseen" for="question">${t('question')}</label>
    <textarea id="question" rows="1" maxlength="4000" placeholder=${t('placeholder')}
      aria-describedby="keys" @keydown=${sendOnEnter} @input=${grow}></textarea>
    ${state.running
      ? html`<button type="button" class="stop" @click=${stop}>${t('stop')}</button>`
      : html`<button class="send">${t('send')}</button>`}
    <small id="keys">${t('keys')}</small>
  </form>
`;

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
