const SCRIPT = '/page/vendor/echarts-6.1.0/echarts.min.js';

let loading = null;

/** ECharts, fetched when the first chart appears. */
export function echarts() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = () => resolve(withThemes(window.echarts));
    script.onerror = () => {
      loading = null; // the next chart tries again
      script.remove();
      reject(new Error(`${SCRIPT} did not load`));
    };
    document.head.append(script);
  });
  return loading;
}

export const themeName = () => `tanlu-${document.documentElement.dataset.theme}`;

/** Single quotes, because in SVG it stands inside an attribute. */
export const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

function withThemes(library) {
  library.registerTheme('tanlu-light', theme({
    color: ['#0e6b73', '#c8782a', '#4a6fa5', '#8a9a3c', '#9b4f6a', '#3f8f6b', '#b59a2d', '#6b5b95', '#7a6a58', '#2f4858'],
    ink: '#1d2b2e', soft: '#55666a', line: '#d5dddd', ground: '#ffffff',
  }));
  library.registerTheme('tanlu-dark', theme({
    color: ['#62c2c0', '#e3a266', '#8fb0e0', '#c0cd78', '#d692ab', '#7fcfa8', '#dfc765', '#aea0d6', '#b8a795', '#8fb3c4'],
    ink: '#e2e9e9', soft: '#a9b8ba', line: '#38474a', ground: '#182124', darkMode: true,
  }));
  return library;
}

function theme({ color, ink, soft, line, ground, darkMode = false }) {
  const axis = {
    axisLine: { lineStyle: { color: soft } },
    axisTick: { lineStyle: { color: soft } },
    axisLabel: { color: soft },
    nameTextStyle: { color: soft },
    splitLine: { lineStyle: { color: line } },
    splitArea: { show: false },
  };
  const label = { color: ink, textBorderColor: ground, textBorderWidth: 2 };
  return {
    color,
    darkMode,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, color: ink },
    legend: { textStyle: { color: ink }, pageTextStyle: { color: soft }, pageIconColor: ink, inactiveColor: soft },
    tooltip: {
      backgroundColor: ground, borderColor: line, borderWidth: 1, textStyle: { color: ink },
      axisPointer: { lineStyle: { color: soft }, crossStyle: { color: soft } },
    },
    categoryAxis: axis, valueAxis: axis, timeAxis: axis, logAxis: axis,
    visualMap: { textStyle: { color: soft } },
    toolbox: { iconStyle: { borderColor: soft } },
    dataZoom: { textStyle: { color: soft }, borderColor: line },
    line: { symbolSize: 6, lineStyle: { width: 2 } },
    graph: { label, edgeLabel: { color: soft } },
    sankey: { label, lineStyle: { color: 'gradient', opacity: 0.35 } },
    tree: { label, lineStyle: { color: soft } },
  };
}
