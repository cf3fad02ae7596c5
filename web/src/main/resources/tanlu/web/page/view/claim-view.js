import { named, t } from '../i18n.js';
import { change, state } from '../state.js';
import { inputs, written } from './inputs.js';
import { html, nothing } from './lit.js';
import { measured } from './measured.js';

/** How a number was computed. */
export const claimView = (turn, id) => {
  if (!turn.answer) return html`<p>${t('claimPending')}</p>`;
  const claim = turn.answer.claims.find((one) => one.id === id);
  if (!claim) return html`<p>${t('claimUnknown')}</p>`;
  const { kind, formula, inputs: given, tool, arguments: called } = claim.derivation;
  return html`
    <div lang=${turn.answer.language === 'zh' ? 'zh-CN' : 'en'}>
      <p class="label">${claim.label}</p>
      <p class="shown">${claim.shown}</p>
    </div>
    <p><span class="badge ${kind}">${named('proof', kind)}</span> ${named('proofHint', kind)}</p>
    <dl><dt>${t('exactValue')}</dt><dd><code>${measured(claim.value, claim.unit)}</code></dd></dl>
    ${state.readOnly
      ? nothing
      : html`<button type="button" class="replay" ?disabled=${replays.get(claim)?.running}
          @click=${() => replay(turn.answer, claim)}>${t('replay')}</button>`}
    ${outcome(claim, replays.get(claim))}
    <dl>
      ${formula ? html`<dt>${t('formula')}</dt><dd>${written(formula)}</dd>` : nothing}
      ${given?.length ? html`<dt>${t('inputs')}</dt><dd>${inputs(given, turn.answer.claims)}</dd>` : nothing}
      ${tool
        ? html`<dt>${t('toolCall')}</dt>
            <dd>${named('tool', tool)}<pre><code>${tool} ${JSON.stringify(called, null, 2)}</code></pre></dd>`
        : nothing}
    </dl>
  `;
};

/** What came of recomputing a claim: {running} | {failed} | {value, unit, same}. */
const replays = new WeakMap();

async function replay(answer, claim) {
  note(claim, { running: true });
  try {
    const at = [answer.id, claim.id].map(encodeURIComponent).join('/');
    const response = await fetch(`/api/claims/${at}?replay=true`);
    const body = await response.json();
    note(claim, response.ok ? body.replayed : { failed: body.detail ?? body.title });
  } catch {
    note(claim, { failed: t(navigator.onLine ? 'failure.gone' : 'failure.offline') });
  }
}

function note(claim, result) {
  replays.set(claim, result);
  change({ announcement: sentence(claim, result) });
}

const sentence = (claim, { running, failed, value, unit, same }) => {
  if (running) return t('replaying');
  if (failed) return t('replayFailed', { why: failed });
  return t(same ? 'replaySame' : 'replayDifferent', {
    value: measured(value, unit),
    was: measured(claim.value, claim.unit),
  });
};

const outcome = (claim, result) => {
  if (!result) return nothing;
  const { running, same } = result;
  const look = running ? 'running' : same ? 'same' : 'different';
  return html`<p class="replayed ${look}">${sentence(claim, result)}</p>`;
};
