import './chart/chart-card.js';
import { call } from './chat/api.js';
import { fromReply } from './chat/turn.js';
import { t } from './i18n.js';
import { change, onChange, state } from './state.js';
import { failed } from './view/failed.js';
import { header } from './view/header.js';
import { html, nothing, render, repeat } from './view/lit.js';
import { panel, showPanel } from './view/panel.js';
import { listen } from './view/pointing.js';
import { turn } from './view/turn.js';

/** A conversation somebody shared, to be read only. */
const page = () => html`
  <a class="skip" href="#answers">${t('skipToAnswers')}</a>
  ${header('shared')}
  <main class="shared" id="answers" tabindex="-1">
    ${state.unopened ? html`<h1>${t('failure.shared')}</h1>${failed(state.unopened, load)}` : nothing}
    ${state.title === null && !state.unopened ? html`<p class="coming">${t('openingTalk')}</p>` : nothing}
    ${state.title === null ? nothing : whole()}
  </main>
  ${panel()}
  <p class="unseen" role="status">${state.announcement}</p>
`;

const whole = () => html`
  <div class="talk">
    <h1>${state.title}</h1>
    <p class="read-only"><span class="badge">${t('readOnly')}</span> ${t('updatedAt', { date: updated() })}
      <a href="${location.pathname}?format=md">Markdown</a></p>
  </div>
  ${repeat(state.turns, ({ key }) => key, turn)}
`;

const updated = () =>
  new Intl.DateTimeFormat(state.language === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'medium', timeStyle: 'short' })
    .format(new Date(state.updated));

function show() {
  document.title = `${state.title ?? t('readOnly')} · ${t('name')}`;
  document.body.classList.toggle('with-panel', state.panel !== null);
  render(page(), document.body);
  showPanel();
}

async function load() {
  change({ unopened: null });
  const { reply, problem } = await call(`/api${location.pathname}`);
  if (problem) change({ unopened: problem });
  else change({ title: reply.title, updated: reply.updated, turns: reply.answers.map(fromReply) });
}

state.readOnly = true;
onChange(show);
show();
listen();
load();
