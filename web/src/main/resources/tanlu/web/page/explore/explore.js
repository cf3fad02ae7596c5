import '../chart/chart-card.js';
import { fetchCatalog } from '../catalog.js';
import { t } from '../i18n.js';
import { change, onChange, state } from '../state.js';
import { failed } from '../view/failed.js';
import { header } from '../view/header.js';
import { html, nothing, render } from '../view/lit.js';
import { look } from './address.js';
import { views } from './controls.js';
import { regions } from './regions.js';
import { structure } from './structure.js';
import { studio } from './studio.js';

const VIEWS = { structure, regions, roadmap: studio };

let reached = true;

const page = () => html`
  <a class="skip" href="#views">${t('skipToViews')}</a>
  ${header('explore')}
  <main class="explore" id="views" tabindex="-1">
    <h1>${t('explore')}</h1>
    ${reached ? nothing : failed({ kind: navigator.onLine ? 'gone' : 'offline' }, load)}
    ${state.catalog ? html`${views()}${(VIEWS[look.view] ?? structure)()}` : nothing}
    ${reached && !state.catalog ? html`<p class="coming">${t('calculating')}</p>` : nothing}
  </main>
  ${state.notice ? html`<p class="notice" aria-hidden="true">${state.notice}</p>` : nothing}
  <p class="unseen" role="status">${state.announcement}</p>
`;

function show() {
  document.title = `${t('explore')} · ${t('name')}`;
  render(page(), document.body);
}

async function load() {
  reached = await fetchCatalog();
  change();
}

onChange(show);
show();
load();
