import { problemOf } from '../chat/failure.js';
import { t } from '../i18n.js';
import { change, state } from '../state.js';
import { html, nothing } from './lit.js';

const POLL = 700;

/** Plans begun on this page, by what they are of: the server's reply, or {problem}. */
const begun = new Map();

/** A draft plan: start it, follow it, stop it, go on with it, fetch its files. */
export function planDraft(given) {
  const key = JSON.stringify(given);
  const plan = begun.get(key);
  const press = (words, act) => html`<button type="button" @click=${act}>${words}</button>`;
  const start = () => tell(key, '/api/plans', given);
  if (!plan) return html`<div class="plan-draft">${press(t('draftPlan'), start)}</div>`;
  if (plan.problem) {
    const { kind, title, detail } = plan.problem;
    return html`<div class="plan-draft failure"><p><b>${t(`failure.${kind}`)}</b> ${detail ?? title}</p>${press(t('retry'), start)}</div>`;
  }
  const { id, status, title, sections, detail, files } = plan;
  const done = sections.filter((one) => one.status === 'done').length;
  return html`
    <div class="plan-draft">
      <p><b>${title}</b> ${t(`plan.${status}`, { done, all: sections.length })} ${detail ?? nothing}</p>
      ${status === 'running' ? html`<progress aria-label=${title} max=${sections.length} .value=${done}></progress>` : nothing}
      <p>
        ${Object.entries(files).map(([kind, address]) => html`<a class="file" href=${address} download>${kind}</a> `)}
        ${status === 'running' ? press(t('cancelPlan'), () => tell(key, `/api/plans/${id}/cancel`, {})) : nothing}
        ${status === 'cancelled' || status === 'failed' ? press(t('resumePlan'), () => tell(key, `/api/plans/${id}/resume`, {})) : nothing}
      </p>
    </div>
  `;
}

/** Sends a wish about a plan, or asks how it stands, until it stands still. */
async function tell(key, address, body) {
  const before = begun.get(key)?.status;
  let plan;
  try {
    const response = await fetch(address, {
      headers: { 'Accept-Language': state.language, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    plan = response.ok ? await response.json() : { problem: await problemOf(response) };
  } catch {
    plan = { problem: { kind: navigator.onLine ? 'gone' : 'offline' } };
  }
  begun.set(key, plan);
  const news = plan.status !== before && plan.status;
  change(news ? { announcement: t(`plan.${news}`, { done: plan.sections.length, all: plan.sections.length }) } : {});
  if (plan.status === 'running' && (body === undefined || before !== 'running')) {
    setTimeout(() => tell(key, `/api/plans/${plan.id}`), POLL);
  }
}
