import { addressOf, last } from '../chat/address.js';
import { t } from '../i18n.js';
import { chooseDensity, chooseLanguage, chooseTheme, state } from '../state.js';
import { html, nothing } from './lit.js';

const THEMES = ['system', 'light', 'dark'];

const DENSITIES = ['comfortable', 'compact'];

/**
 * @param here which page this is: chat, explore or shared, whose readers may see no other
 * @param before what stands first, and `own` what stands before the choices
 */
export const header = (here, { before = nothing, own = nothing } = {}) => html`
  <header>
    ${before}
    <a class="brand" href="/"><img src="/page/icon.svg" alt="" width="28" height="28">
      <b>${state.language === 'zh' ? '碳路' : 'Tanlu'}</b>
      <span lang=${state.language === 'zh' ? 'en' : 'zh-CN'}>${state.language === 'zh' ? 'Tanlu' : '碳路'}</span>
    </a>
    ${here === 'shared' ? nothing : html`<nav aria-label=${t('pages')}>
      ${link(here === 'chat' ? '/' : addressOf(last()), 'chat', here)} ${link('/explore', 'explore', here)}
    </nav>`}
    <div class="choices">
      ${own}
      <button type="button" class="quiet" lang=${state.language === 'zh' ? 'en' : 'zh-CN'}
        @click=${() => chooseLanguage(state.language === 'zh' ? 'en' : 'zh')}>${t('otherLanguage')}</button>
      <select name="theme" aria-label=${t('theme')} @change=${(event) => chooseTheme(event.target.value)}>
        ${THEMES.map((theme) => html`
          <option value=${theme} ?selected=${theme === state.theme}>${t(`theme.${theme}`)}</option>`)}
      </select>
      <select name="density" aria-label=${t('density')} @change=${(event) => chooseDensity(event.target.value)}>
        ${DENSITIES.map((density) => html`
          <option value=${density} ?selected=${density === state.density}>${t(`density.${density}`)}</option>`)}
      </select>
    </div>
  </header>
`;

const link = (address, page, here) =>
  html`<a href=${address} aria-current=${page === here ? 'page' : 'false'}>${t(page)}</a>`;
