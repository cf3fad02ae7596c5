import { t } from '../i18n.js';
import { change } from '../state.js';

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    change({ announcement: t('status.copied'), notice: t('status.copied') });
  } catch {
    change({ announcement: t('status.notCopied'), notice: t('status.notCopied') });
  }
  setTimeout(() => change({ notice: null }), 2000);
}
