import { retry, SILENCE_SECONDS } from '../chat/ask.js';
import { t } from '../i18n.js';
import { state } from '../state.js';
import { put } from './composer.js';
import { html, nothing } from './lit.js';

/** What went wrong in one sentence, what the server said of it, and the way on. */
export const failure = (turn) => {
  const { kind, title, detail, candidates } = turn.failure;
  return html`
    <div class="failure">
      <p><b>${t(`failure.${kind}`, { seconds: SILENCE_SECONDS })}</b> ${detail ?? title}</p>
      ${candidates?.length
        ? html`<p class="candidates">${t('nearest')} ${candidates.map((one) => html`
            <button type="button" @click=${() => put(one)}>${one}</button>`)}</p>`
        : nothing}
      <button type="button" class="retry" ?disabled=${state.running !== null} @click=${() => retry(turn)}>${t('retry')}</button>
    </div>
    <button type="button" class="quiet" @click=${() => put(turn.question)}>${t('editQuestion')}</button>
  `;
};
