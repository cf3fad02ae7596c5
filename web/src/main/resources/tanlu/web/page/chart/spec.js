import { shown } from './number.js';

/** What a spec may not bring along: links out, styles, an editor of its data. */
const FORBIDDEN = new Set(['link', 'sublink', 'extraCssText', 'dataView']);

/** The width a network is laid out for; a narrower place shows it smaller. */
const NETWORK_WIDTH = 520;

/**
 * An ECharts option ready to be drawn here: harmless, its title left to the card, numbers in
 * tooltips rounded as everywhere.
 */
export function ready(spec, width) {
  const { title, ...option } = harmless(spec);
  return {
    ...option,
    series: option.series?.map((one) =>
      one.type === 'graph' ? { ...one, zoom: Math.min(1, width / NETWORK_WIDTH) * (one.zoom ?? 1) } : one,
    ),
    ...(matchMedia('(prefers-reduced-motion: reduce)').matches && { animation: false }),
    tooltip: {
      ...option.tooltip,
      renderMode: 'richText',
      confine: true,
      valueFormatter: (value) => [value].flat().map(shown).join(', '),
    },
  };
}

function harmless(value) {
  if (Array.isArray(value)) return value.map(harmless);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !FORBIDDEN.has(key) && !remote(inner))
      .map(([key, inner]) => [key, harmless(inner)]),
  );
}

/** A picture fetched from elsewhere. */
const remote = (value) => typeof value === 'string' && /^image:\/\/(?!data:)/.test(value);
