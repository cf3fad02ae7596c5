import { rate, REASONS } from '../chat/feedback.js';
import { t } from '../i18n.js';
import { change } from '../state.js';
import { html, nothing } from './lit.js';

const RATINGS = ['up', 'down'];

/** Thumbs under an answer; then reasons and words, for who wants to give them. */
export const feedback = (turn) => html`
  <span class="thumbs" role="group" aria-label=${t('feedback')}>
    ${RATINGS.map((rating) => html`<button type="button" class="quiet ${rating}" aria-label=${t(`rate.${rating}`)} title=${t(`rate.${rating}`)}
      aria-pressed=${String(turn.feedback?.rating === rating)} @click=${() => rated(turn, rating)}>${thumb}</button>`)}
  </span>
`;

export const feedbackForm = (turn) => {
  const { feedback: given, explaining, unrated } = turn;
  const problem = unrated ? html`<p class="failure">${unrated}</p>` : nothing;
  if (!given || !explaining) {
    return given?.reason ? html`${problem}<p class="rated">${t(`rate.${given.rating}`)} · ${given.reason}</p>` : problem;
  }
  return html`
    ${problem}
    <form class="reasons" @submit=${(event) => sent(event, turn)}>
      <fieldset>
        <legend>${t(`why.${given.rating}`)}</legend>
        ${given.rating === 'down'
          ? REASONS.map((reason) => html`<label><input type="checkbox" name="reason" value=${reason}> ${t(`reason.${reason}`)}</label>`)
          : nothing}
        <label class="words">${t('inWords')}<textarea name="words" rows="2" maxlength="1800"></textarea></label>
      </fieldset>
      <button ?disabled=${given.sending}>${t('sendFeedback')}</button>
      <button type="button" class="quiet" @click=${() => explain(turn, false)}>${t('close')}</button>
    </form>
  `;
};

function rated(turn, rating) {
  explain(turn, true);
  if (turn.feedback?.rating !== rating) rate(turn, rating, undefined);
}

function explain(turn, explaining) {
  turn.explaining = explaining;
  change();
}

function sent(event, turn) {
  event.preventDefault();
  const { reason, words } = event.target.elements;
  const reasons = [...(reason ?? [])].filter(({ checked }) => checked).map(({ value }) => t(`reason.${value}`));
  const said = [...reasons, words.value.trim()].filter(Boolean).join(t('listed'));
  explain(turn, false);
  if (said) rate(turn, turn.feedback.rating, said);
}

const thumb = html`<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path d="M7 10.5 11 3c1.6 0 2.6 1.2 2.3 2.7L12.6 9H19c1.3 0 2.2 1.2 1.9 2.4l-1.6 7c-.2.9-1 1.6-2 1.6H7zM3 10.5h4V20H3z"/></svg>`;
