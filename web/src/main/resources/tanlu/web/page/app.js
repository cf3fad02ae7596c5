import { fetchCatalog } from './catalog.js';
import './chart/chart-card.js';
import { newConversation, restore } from './chat/conversation.js';
import { t } from './i18n.js';
import { onChange, state } from './state.js';
import { composer, put } from './view/composer.js';
import { header } from './view/header.js';
import { history as past, historyButton, startHistory } from './view/history.js';
import { html, nothing, render, repeat } from './view/lit.js';
import { panel, showPanel } from './view/panel.js';
import { listen } from './view/pointing.js';
import { share } from './view/share.js';
import { notYet, talk } from './view/talk.js';
import { turn } from './view/turn.js';
import { welcome } from './view/welcome.js';

const page = () => html`
  <a class="skip" href="#question" @click=${skip}>${t('skip')}</a>
  ${header('chat', { before: historyButton(), own: state.turns.length ? fresh() : nothing })}
  ${past()}
  <main class=${state.turns.length ? '' : 'empty'}>
    ${state.turns.length || state.opening || state.unopened ? nothing : welcome()}
    ${talk()} ${notYet()}
    <div class="log" role="log" aria-live="off" aria-label=${t('conversation')}>
      ${repeat(state.turns, ({ key }) => key, turn)}
    </div>
    ${composer()}
  </main>
  ${panel()} ${share()}
  ${state.notice ? html`<p class="notice" aria-hidden="true">${state.notice}</p>` : nothing}
  <p class="unseen" role="status">${state.announcement}</p>
`;

/** In place: a jump to a fragment is a step in the browser's history, which restores what it names. */
function skip(event) {
  event.preventDefault();
  document.getElementById('question').focus();
}

const fresh = () => html`<button type="button" class="quiet fresh" @click=${newConversation}>${t('newChat')}</button>`;

let shown = null;

function show() {
  const name = t('name') === '碳路' ? '碳路 Tanlu' : 'Tanlu 碳路';
  document.title = state.turns.length && state.title ? `${state.title} · ${name}` : name;
  document.body.classList.toggle('with-panel', state.panel !== null);
  render(page(), document.body);
  showPanel();
  const last = state.turns.at(-1)?.key ?? null;
  if (last !== null && last !== shown) {
    document.querySelector('.turn:last-child').scrollIntoView({ block: 'start' });
  }
  shown = last;
}

/** A question brought along from elsewhere, e.g. a chart, waits in the field to be sent. */
function takeQuestion() {
  const question = new URLSearchParams(location.search).get('q');
  restore({ question: question !== null });
  if (!question) return;
  if (!state.conversationId) history.replaceState(null, '', '/');
  put(question.slice(0, 4000));
}

onChange(show);
show();
listen();
addEventListener('popstate', () => restore());
takeQuestion();
startHistory();
fetchCatalog();
