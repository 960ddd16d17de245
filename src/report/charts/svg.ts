// SPDX-License-Identifier: GPL-2.0-only
// Draws charts as SVG text on the server. Colours are the page's CSS variables, so that light and dark both work.

import { type EChartsOption, init } from 'echarts';

const WIDTH = 440;
const HEIGHT = 230;

/** Axes and grid that all charts share. */
export const axisStyle = {
  axisLine: { onZero: false, lineStyle: { color: 'var(--rule)' } },
  axisTick: { show: false },
  axisLabel: { color: 'var(--muted)', fontSize: 12 },
  splitLine: { lineStyle: { color: 'var(--hair)' } },
};

const grid = { left: 52, right: 12, top: 14, bottom: 26 };

/** What the hover and tooltip code would need; the page has no scripts. */
const LEFTOVERS =
  /\s(?:ecmeta_\w+|xmlns:xlink|version|baseProfile|class|pointer-events)="[^"]*"|<style\s*>[\s\S]*?<\/style>|<rect [^>]*fill="none"><\/rect>/g;

/** The chart as one `<svg>` element that takes the width of its place. */
export function drawChart(option: EChartsOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, grid, ...option });
    const svg = chart.renderToSVGString().replaceAll(LEFTOVERS, '').replaceAll('\n', '');
    return svg.replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true" focusable="false"');
  } finally {
    chart.dispose();
  }
}
