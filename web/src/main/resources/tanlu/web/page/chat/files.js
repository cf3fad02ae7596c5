import { t } from '../i18n.js';
import { change, state } from '../state.js';
import { go, newId } from './address.js';
import { problemOf } from './failure.js';

/** Gives the conversation a file of one's own; one begins with it where there is none. */
export async function upload(file) {
  const conversationId = state.conversationId ?? newId();
  const entry = { name: file.name, status: 'running' };
  change({ conversationId, files: [...state.files, entry], announcement: t('file.running', { name: file.name }) });
  const form = new FormData();
  form.append('file', file);
  try {
    const response = await fetch(`/api/conversations/${encodeURIComponent(conversationId)}/files`, {
      method: 'POST',
      headers: { 'Accept-Language': state.language },
      body: form,
    });
    if (response.ok) {
      Object.assign(entry, { status: 'done', passages: (await response.json()).passages });
      // Only now does the server have it, and another may be looked at by now.
      if (state.conversationId === conversationId) go(conversationId);
    } else Object.assign(entry, { status: 'failed', why: (await problemOf(response)).detail });
  } catch {
    Object.assign(entry, { status: 'failed', why: t(navigator.onLine ? 'failure.gone' : 'failure.offline') });
  }
  change({ announcement: t(`file.${entry.status}`, entry) });
}

export const drop = (entry) => change({ files: state.files.filter((one) => one !== entry) });
