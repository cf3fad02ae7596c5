import { t } from '../i18n.js';
import { change, state } from '../state.js';
import { call, sentenceOf } from './api.js';

const share = (method) => call(`/api/conversations/${encodeURIComponent(state.conversationId)}/share`, { method });

/** Gives the conversation a link by which anybody may read it. */
export async function publish() {
  const id = state.conversationId;
  change({ sharing: { running: true } });
  const { reply, problem } = await share('POST');
  settle(id, problem, reply?.link, 'shared');
}

/** Makes the link lead nowhere. */
export async function revoke() {
  const id = state.conversationId;
  change({ sharing: { running: true } });
  const { problem } = await share('DELETE');
  // Revoked already, in another window.
  settle(id, problem?.status === 404 ? undefined : problem, null, 'revoked');
}

function settle(id, problem, link, news) {
  if (state.conversationId !== id) return;
  change({
    ...(state.sharing && { sharing: { problem } }),
    ...(!problem && { shared: link }),
    announcement: problem ? sentenceOf(problem, t(`failure.${problem.kind}`)) : t(news),
  });
}
