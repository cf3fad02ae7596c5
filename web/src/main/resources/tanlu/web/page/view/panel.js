import { t } from '../i18n.js';
import { change, state } from '../state.js';
import { citationView } from './citation-view.js';
import { claimView } from './claim-view.js';
import { html, nothing } from './lit.js';

/** Narrower than this the panel covers the page, and then nothing behind it takes the focus. */
const NARROW = matchMedia('(max-width: 900px)');

const views = { claim: claimView, citation: citationView };

export const panel = () => html`
  <dialog class="panel" aria-labelledby="panel-title" @cancel=${close}>${state.panel ? inside(state.panel) : nothing}</dialog>
`;

const inside = ({ turn, trail }) => {
  const { kind, id } = trail.at(-1);
  return html`
    <div class="panel-head">
      ${trail.length > 1
        ? html`<button type="button" class="quiet" @click=${back}>${t('back')}</button>`
        : nothing}
      <h2 id="panel-title" tabindex="-1">${kind === 'claim' ? t('claimTitle') : t('citationTitle', { n: id })}</h2>
      <button type="button" class="quiet" @click=${close}>${t('close')}</button>
    </div>
    <div class="panel-body">${views[kind](turn, id)}</div>
  `;
};

/** Opens a claim or citation of a turn; from inside the panel the way back is kept. */
export function open(turn, kind, id, opener) {
  const { panel: before } = state;
  const within = before?.turn === turn && opener.closest('.panel');
  change({
    panel: {
      turn,
      trail: [...(within ? before.trail : []), { kind, id }],
      opener: within ? before.opener : opener,
    },
  });
  queueMicrotask(() => document.getElementById('panel-title').focus());
}

const back = () => change({ panel: { ...state.panel, trail: state.panel.trail.slice(0, -1) } });

export function close(event) {
  if (!state.panel) return; // Escape may be meant for another dialog
  event.preventDefault();
  const { opener } = state.panel;
  change({ panel: null });
  queueMicrotask(() => (opener.isConnected ? opener : document.querySelector('#question, main')).focus());
}

/** Brings the dialog in step with the state, after each rendering. */
export function showPanel() {
  const dialog = document.querySelector('dialog.panel');
  if (state.panel && !dialog.open) {
    if (NARROW.matches) dialog.showModal();
    else dialog.show();
  } else if (!state.panel && dialog.open) {
    dialog.close();
  }
}
