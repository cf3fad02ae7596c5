import { FONT, themeName } from './echarts.js';
import { noteOf } from './spec.js';

/** Room above the drawing for its title, and below it for each line of note and source. */
const HEAD = 52;
const LINE = 20;

const linesUnder = ({ spec, source }) => [noteOf(spec), source].filter(Boolean);
const foot = (chart) => LINE * linesUnder(chart).length + 8;

const heading = ({ title, unit }) => {
  if (!unit) return title;
  return /\p{Script=Han}/u.test(title) ? `${title}（${unit}）` : `${title} (${unit})`;
};

const colours = () => {
  const style = getComputedStyle(document.documentElement);
  return { ink: style.getPropertyValue('--ink'), ground: style.getPropertyValue('--ground') };
};

/** The chart as drawn, with title and source, so that it can stand alone in a report. */
export function png(instance, chart) {
  const drawing = instance.renderToCanvas({ pixelRatio: 2 });
  const canvas = document.createElement('canvas');
  canvas.width = drawing.width;
  canvas.height = drawing.height + 2 * (HEAD + foot(chart));
  const pen = canvas.getContext('2d');
  const { ink, ground } = colours();
  pen.fillStyle = ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawing, 0, 2 * HEAD);
  pen.scale(2, 2);
  pen.fillStyle = ink;
  pen.font = `600 16px ${FONT}`;
  pen.fillText(heading(chart), 16, 32, canvas.width / 2 - 32);
  pen.font = `12px ${FONT}`;
  linesUnder(chart).forEach((words, i) => {
    pen.fillText(words, 16, HEAD + drawing.height / 2 + LINE * (i + 0.75), canvas.width / 2 - 32);
  });
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** The same as SVG, drawn afresh without a page. */
export function svg(library, instance, chart) {
  const width = instance.getWidth();
  const height = instance.getHeight();
  const { ink, ground } = colours();
  const fresh = library.init(null, themeName(), { renderer: 'svg', ssr: true, width, height });
  const option = instance.getOption();
  const series = option.series.map((one) =>
    one.type === 'graph' ? { ...one, force: { ...one.force, layoutAnimation: false } } : one,
  );
  fresh.setOption({ ...option, series, animation: false });
  const drawing = fresh.renderToSVGString().replace('<svg ', `<svg y="${HEAD}" `);
  fresh.dispose();
  const total = height + HEAD + foot(chart);
  const text = (size, y, words, weight = 400) =>
    `<text x="16" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}" font-family="${FONT}">${escaped(words)}</text>`;
  return new Blob(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}">`,
      `<rect width="100%" height="100%" fill="${ground}"/>`,
      text(16, 32, heading(chart), 600),
      drawing,
      ...linesUnder(chart).map((words, i) => text(12, HEAD + height + LINE * (i + 0.75), words)),
      '</svg>',
    ],
    { type: 'image/svg+xml' },
  );
}

const escaped = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Hands a file to the browser's downloads. */
export function save(blob, name, extension) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${name.replace(/[\\/:*?"<>|\s]+/g, '-')}.${extension}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
