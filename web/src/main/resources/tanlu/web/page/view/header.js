import { newConversation } from '../chat/session.js';
import { t } from '../i18n.js';
import { chooseLanguage, chooseTheme, state } from '../state.js';
import { html, nothing } from './lit.js';

const THEMES = ['system', 'light', 'dark'];

export const header = () => html`
  <header>
    <a class="brand" href="/"><img src="/page/icon.svg" alt="" width="28" height="28">
      <b>${state.language === 'zh' ? '碳路' : 'Tanlu'}</b>
      <span lang=${state.language === 'zh' ? 'en' : 'zh-CN'}>${state.language === 'zh' ? 'Tanlu' : '碳路'}</span>
    </a>
    <nav>
      ${state.turns.length
        ? html`<button type="button" class="quiet" @click=${newConversation}>${t('newChat')}</button>`
        : nothing}
      <button type="button" class="quiet" lang=${state.language === 'zh' ? 'en' : 'zh-CN'}
        @click=${() => chooseLanguage(state.language === 'zh' ? 'en' : 'zh')}>${t('otherLanguage')}</button>
      <select aria-label=${t('theme')} @change=${(event) => chooseTheme(event.target.value)}>
        ${THEMES.map((theme) => html`
          <option value=${theme} ?selected=${theme === state.theme}>${t(`theme.${theme}`)}</option>`)}
      </select>
    </nav>
  </header>
`;
