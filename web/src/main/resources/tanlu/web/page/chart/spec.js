import { shown } from './number.js';

/** What a spec may not bring along: links out, styles, an editor of its data. */
const FORBIDDEN = new Set(['link', 'sublink', 'extraCssText', 'dataView']);

/** The width a network is laid out for; a narrower place shows it smaller. */
const NETWORK_WIDTH = 520;

/** Room at the top once the title has moved to the card. */
const TOP = 12;

/** An ECharts option ready to be drawn here: harmless, titled and named by its card. */
export function ready(spec, width) {
  const { title, media, ...option } = harmless(spec);
  return {
    ...option,
    ...(media && { media: media.map(({ query, option: at }) => ({ query, option: title ? untitled(at) : at })) }),
    ...(matchMedia('(prefers-reduced-motion: reduce)').matches && { animation: false }),
    series: option.series?.map((one) =>
      one.type === 'graph' ? { ...one, zoom: Math.min(1, width / NETWORK_WIDTH) * (one.zoom ?? 1) } : one,
    ),
    aria: { ...option.aria, label: { enabled: false } },
    tooltip: {
      ...option.tooltip,
      renderMode: 'richText',
      confine: true,
      valueFormatter: (value) => [value].flat().map(shown).join(', '),
    },
  };
}

/** What a spec says beside its title, e.g. that not every node is labelled. */
export const noteOf = (spec) => spec.title?.subtext || null;

/** A media rule without the title and the room it took. */
function untitled({ title, grid, series, ...rest }) {
  const up = (part) => (part.top === undefined ? part : { ...part, top: TOP });
  return { ...rest, ...(grid && { grid: up(grid) }), ...(series && { series: series.map(up) }) };
}

function harmless(value) {
  if (Array.isArray(value)) return value.map(harmless);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !FORBIDDEN.has(key) && !remote(key, inner))
      .map(([key, inner]) => [key, harmless(inner)]),
  );
}

/** A picture fetched from elsewhere. */
const remote = (key, value) =>
  typeof value === 'string' && (/^image:\/\/(?!data:)/.test(value) || (key === 'image' && !/^data:/.test(value)));
