import { t } from '../i18n.js';
import { change } from '../state.js';
import { call, sentenceOf } from './api.js';

/** What may be wrong with an answer, as reasons are kept for evaluation cases. */
export const REASONS = ['number', 'missed', 'source', 'stale', 'unclear'];

/** Keeps a rating; the latest counts. */
export async function rate(turn, rating, reason) {
  const before = turn.feedback;
  turn.feedback = { rating, reason, sending: true };
  change();
  const { problem } = await call(`/api/answers/${encodeURIComponent(turn.answerId)}/feedback`, {
    method: 'POST',
    body: { rating, ...(reason && { reason }) },
  });
  turn.feedback = problem ? before : { rating, reason };
  turn.unrated = problem ? sentenceOf(problem, t(`failure.${problem.kind}`)) : null;
  change({ announcement: turn.unrated ?? t(reason ? 'feedbackKept' : 'rated') });
}
