import { t } from '../i18n.js';
import { change, state } from '../state.js';
import { failed } from '../view/failed.js';
import { html, nothing } from '../view/lit.js';
import { planDraft } from '../view/plan-draft.js';
import { look, turn } from './address.js';
import { post } from './calls.js';
import { askLink, card, charts, notes } from './card.js';
import { choice, nameOf, regionChoice } from './controls.js';
import { latest } from './latest.js';
import { plan } from './plan.js';
import { leverSliders, slider } from './sliders.js';

const SCENARIOS = ['bau', 'stated', 'strengthened'];

/** The whole roadmap shown, what it was asked with, and the problem of the last call. */
let roadmap = null;
let problem = null;
let asked = '';

/** What a held slider makes of it: the timetable alone, which comes several times faster. */
let timetable = null;
let followed = '';

/** The same region and scenario with the engine's own levers: where the sliders begin. */
let usual = null;
let usualOf = '';

/** The neutral year as of the last time no slider was held. */
let neutralYear = look.neutral;

const follow = latest((given) => post('roadmap', { ...given, detail: 'timetable' }), (came) => {
  if (!look.moving) return; // the whole roadmap is on its way
  problem = came.problem ?? null;
  timetable = came.reply ?? timetable;
  change();
});

let settling = new AbortController();

/** Asks for the whole roadmap; one asked for before is no longer wanted. */
async function settle(given) {
  settling.abort();
  const { signal } = (settling = new AbortController());
  const came = await post('roadmap', given, signal);
  if (signal.aborted) return;
  problem = came.problem ?? null;
  if (came.reply) [roadmap, timetable] = [came.reply, null];
  change();
}

const askUsual = latest((given) => post('roadmap', given), (came) => {
  usual = came.reply ?? null;
  change();
});

export const studio = () => {
  if (!look.moving) neutralYear = look.neutral;
  recompute();
  return html`
    <div class="controls">
      ${regionChoice()}
      ${choice(t('scenario'), 'scenario', look.scenario, SCENARIOS.map((one) => [one, t(`scenario.${one}`)]), (scenario) =>
        turn({ scenario, levers: {} }))}
      <button type="button" @click=${reset}>${t('reset')}</button>
      ${askLink(question())}
    </div>
    <div class="studio">
      ${usual ? sliders(usual.result) : html`<div class="levers"></div>`}
      <div class="outcome-side">
        ${problem ? failed(problem, again, 'failure.view') : nothing}
        ${!roadmap && !problem ? html`<p class="coming">${t('calculating')}</p>` : nothing}
        ${roadmap ? outcome(shown()) : nothing}
      </div>
    </div>
    <div class="cards">
      ${card({
        id: 'scenarios', wide: true, tool: 'scenario_compare', ask: t('ask.scenarios', { region: nameOf() }),
        given: { regions: [look.region], neutral_year: neutralYear },
      })}
    </div>
  `;
};

function recompute() {
  const { region, scenario, peak, neutral, growth, sink, levers } = look;
  const own = Object.fromEntries(Object.entries(levers).map(([key, value]) => [key, { [neutral]: value }]));
  const given = {
    region, scenario, neutral_year: neutral,
    ...(peak !== null && { peak_year: peak }),
    ...(growth !== null && { growth }),
    ...(sink !== null && { sink }),
    ...(Object.keys(own).length && { levers: own }),
  };
  const key = JSON.stringify([given, state.language]);
  if (look.moving) {
    if (key !== followed) {
      [followed, asked] = [key, ''];
      settling.abort();
      follow(given);
    }
    return;
  }
  if (key !== asked) {
    [followed, asked] = ['', key];
    settle(given);
  }
  const usualKey = JSON.stringify([region, scenario, neutral, state.language]);
  if (usualKey !== usualOf) {
    usualOf = usualKey;
    askUsual({ region, scenario, neutral_year: neutral });
  }
}

function again() {
  asked = '';
  usualOf = '';
  change();
}

const reset = () => turn({ peak: null, neutral: 2060, growth: null, sink: null, levers: {} });

const question = () => {
  const said = { region: nameOf(), neutral: look.neutral, scenario: t(`scenario.${look.scenario}`) };
  return t(look.peak === null ? 'ask.roadmap' : 'ask.roadmapPeak', { ...said, peak: look.peak });
};

const sliders = ({ peakYear, growth, sink, levers }) => html`
  <form class="levers" aria-label=${t('levers')} @submit=${(event) => event.preventDefault()}>
    ${slider(t('peakYear'), 'peak', { min: 2024, max: Math.min(2059, look.neutral - 5), step: 1 }, look.peak, peakYear, (peak, held) => turn({ peak }, held))}
    ${slider(t('neutralYear'), 'neutral', { min: 2035, max: 2060, step: 1 }, look.neutral, 2060, (neutral, held) =>
      turn({ neutral, peak: look.peak === null ? null : Math.min(look.peak, neutral - 5) }, held))}
    ${slider(t('growth'), 'growth', { min: -5, max: 15, step: 0.1 }, look.growth, growth.value, (one, held) => turn({ growth: one }, held))}
    ${slider(t('sink'), 'sink', { min: 0, max: Math.max(100, Math.ceil(2 * (sink?.value ?? 50))), step: 1 }, look.sink, sink?.value ?? 0, (one, held) => turn({ sink: one }, held))}
    ${leverSliders(levers)}
  </form>
`;

/** The roadmap, with the timetable of the slider's place where it has come already. */
const shown = () =>
  timetable
    ? { ...roadmap, result: { ...roadmap.result, ...timetable.result }, charts: [...timetable.charts, ...roadmap.charts.slice(1)] }
    : roadmap;

const outcome = (reply) => {
  const { result } = reply;
  const older = String(timetable !== null);
  const words = (figure) => figure?.shown[state.language] ?? t('missing');
  const fact = (key, value) => html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>`;
  return html`
    <dl class="headline">
      ${fact('peakYear', result.peakYear)} ${fact('peakLevel', words(result.peak))}
      ${fact('residual', words(result.residual))} ${fact('cut', words(result.cut))}
      ${fact('annualFall', words(result.annualFall))} ${fact('landSink', words(result.sink))}
      ${fact('uncovered', words(result.uncovered))}
    </dl>
    <div class="pair">${charts(reply.charts.slice(0, 1))}<div aria-busy=${older}>${charts(reply.charts.slice(1, 2))}</div></div>
    ${plan(result)}
    <div class="pair" aria-busy=${older}>${charts(reply.charts.slice(2))}</div>
    ${notes(reply.warnings)}
    ${planDraft({ region: look.region, scenario: look.scenario, language: state.language })}
  `;
};
