import { t } from '../i18n.js';
import { copy } from '../view/copy.js';
import { html, nothing, render } from '../view/lit.js';
import { csv } from './csv.js';
import { echarts, themeName } from './echarts.js';
import { network, networkControls, turned } from './network.js';
import { shown } from './number.js';
import { png, save, svg } from './picture.js';
import { noteOf, ready } from './spec.js';

/** One chart with its title, unit and source, its table, and its ways out of the page. */
class ChartCard extends HTMLElement {
  #chart;
  #view = 'chart'; // or table, or failed: then the table stands in
  #library;
  #instance;
  #network;
  // Behind its table the drawing has no size, and keeps the one it had.
  #resize = new ResizeObserver(([{ contentRect }]) => contentRect.width && this.#instance?.resize());

  set chart(chart) {
    if (chart === this.#chart) return;
    const redraw = this.#chart !== undefined && JSON.stringify(chart) !== JSON.stringify(this.#chart);
    this.#chart = chart;
    const fresh = network(chart);
    this.#network = fresh && this.#network ? { ...fresh, force: this.#network.force } : fresh;
    this.#render();
    if (redraw) this.#draw({ again: true });
  }

  set language(_) {
    this.#render();
  }

  connectedCallback() {
    this.#render();
    this.#draw();
    addEventListener('tanlu-theme', this.#retheme);
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    this.#instance?.dispose();
    this.#instance = undefined;
    removeEventListener('tanlu-theme', this.#retheme);
  }

  #retheme = () => {
    this.#instance?.setTheme(themeName());
    if (this.#network && this.#instance) this.#turn(this.#network); // a theme starts from the spec again
  };

  /** Drawn again, it changes at once: what follows a slider must not lag behind it. */
  async #draw({ again = false } = {}) {
    try {
      this.#library = await echarts();
      if (!this.isConnected) return;
      const place = this.querySelector('.drawing');
      this.#instance ??= this.#library.init(place, themeName());
      const option = ready(this.#chart.spec, place.clientWidth);
      const still = again && this.#chart.kind !== 'network' && { animation: false };
      this.#instance.setOption({ ...option, ...still }, { notMerge: true });
      if (this.#network) this.#instance.setOption({ series: [{ force: this.#network.force }] });
      this.#resize.observe(place);
      this.#render();
    } catch (cause) {
      console.warn(cause);
      this.#show('failed');
    }
  }

  #show(view) {
    this.#view = view;
    this.#render();
  }

  #toggle = () => this.#show(this.#view === 'chart' ? 'table' : 'chart');

  #turn = (network) => {
    this.#network = network;
    this.#instance.setOption({ series: [turned(this.#chart, network)] });
    this.#render();
  };

  #render() {
    const chart = this.#chart;
    if (!chart) return;
    const { title, unit, source, kind, table, spec } = chart;
    const drawn = this.#instance !== undefined;
    const button = (words, act, able = true) =>
      html`<button type="button" class="quiet" ?disabled=${!able} @click=${act}>${words}</button>`;
    render(
      html`<figure class="chart ${kind} ${this.#view}">
        <figcaption>
          <b>${title}</b>${unit ? html`<span>${t('unit', { unit })}</span>` : nothing}
        </figcaption>
        ${noteOf(spec) ? html`<p class="note">${noteOf(spec)}</p>` : nothing}
        <div class="tools">
          ${this.#view === 'failed' ? nothing : button(t(this.#view === 'chart' ? 'showTable' : 'showChart'), this.#toggle)}
          ${button('CSV', () => save(new Blob([csv(table)], { type: 'text/csv' }), title, 'csv'))}
          ${button('PNG', async () => save(await png(this.#instance, chart), title, 'png'), drawn)}
          ${button('SVG', () => save(svg(this.#library, this.#instance, chart), title, 'svg'), drawn)}
          ${button(t('copySpec'), () => copy(JSON.stringify(spec, null, 2)))}
          ${button(t('fullScreen'), () => this.requestFullscreen())}
        </div>
        ${this.#network && drawn && this.#view === 'chart' ? networkControls(this.#network, this.#turn) : nothing}
        ${this.#view === 'failed' ? html`<p>${t('chartFailed')}</p>` : nothing}
        <div class="drawing" role="img" ?hidden=${this.#view !== 'chart'}
          aria-label=${t('chartName', { title, unit, source })}></div>
        ${this.#view === 'chart' ? nothing : values(title, table)}
        <p class="source-line">${source}</p>
      </figure>`,
      this,
    );
  }
}

const values = (title, { columns, rows }) => html`
  <div class="values" tabindex="0" role="region" aria-label=${title}>
    <table>
      <thead><tr>${columns.map((one, i) => html`
        <th scope="col" class=${align(rows[0]?.[i])}>${one}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((one) => html`
        <td class=${align(one)}>${shown(one)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>
`;

const align = (value) => (typeof value === 'number' ? 'number' : '');

customElements.define('tanlu-chart', ChartCard);
