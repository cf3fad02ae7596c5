import { fetchCatalog } from './catalog.js';
import './chart/chart-card.js';
import { restore } from './chat/session.js';
import { t } from './i18n.js';
import { change, onChange, state } from './state.js';
import { composer, put } from './view/composer.js';
import { header } from './view/header.js';
import { html, nothing, render, repeat } from './view/lit.js';
import { panel, showPanel } from './view/panel.js';
import { listen } from './view/pointing.js';
import { turn } from './view/turn.js';
import { welcome } from './view/welcome.js';

const page = () => html`
  <a class="skip" href="#question">${t('skip')}</a>
  ${header('chat')}
  <main class=${state.turns.length ? '' : 'empty'}>
    ${state.turns.length ? nothing : welcome()}
    <div class="log" role="log" aria-live="off" aria-label=${t('conversation')}>
      ${repeat(state.turns, ({ key }) => key, turn)}
    </div>
    ${composer()}
  </main>
  ${panel()}
  ${state.notice ? html`<p class="notice" aria-hidden="true">${state.notice}</p>` : nothing}
  <p class="unseen" role="status">${state.announcement}</p>
`;

let shown = 0;

function show() {
  document.title = t('name') === '碳路' ? '碳路 Tanlu' : 'Tanlu 碳路';
  document.body.classList.toggle('with-panel', state.panel !== null);
  render(page(), document.body);
  showPanel();
  if (state.turns.length > shown) {
    document.querySelector('.turn:last-child').scrollIntoView({ block: 'start' });
  }
  shown = state.turns.length;
}

/** A question brought along from elsewhere, e.g. a chart, waits in the field to be sent. */
function takeQuestion() {
  const question = new URLSearchParams(location.search).get('q');
  if (!question) return;
  history.replaceState(null, '', '/');
  put(question.slice(0, 4000));
}

restore();
shown = state.turns.length;
onChange(show);
show();
listen();
takeQuestion();
fetchCatalog();
