// SPDX-License-Identifier: GPL-2.0-only
// Lines of one case: pages per second of every run so far, one line a size.

import { short } from '../format';
import { axisStyle, drawChart } from './svg';

/** One size: its rate in every run, null where the run did not measure it. */
export interface TrendSeries {
  pages: number;
  rates: (number | null)[];
}

/** How many different lines the style sheet knows. */
export const LINE_STYLES = 4;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];

/** Rates are drawn on a logarithmic axis, so that halving looks the same everywhere. */
export function trendChart(
  labels: readonly string[],
  series: readonly TrendSeries[],
  colorOf: (pages: number) => string,
): string {
  const known = series.flatMap(({ rates }) => rates.filter((rate) => rate !== null));
  return drawChart({
    xAxis: { type: 'category', data: [...labels], boundaryGap: labels.length === 1, ...axisStyle },
    yAxis: {
      type: 'log',
      min: 10 ** Math.floor(Math.log10(Math.min(...known))),
      max: 10 ** Math.ceil(Math.log10(Math.max(...known))),
      ...axisStyle,
      axisLabel: { ...axisStyle.axisLabel, formatter: short },
    },
    series: series.map(({ pages, rates }, index) => {
      const color = colorOf(pages);
      return {
        type: 'line',
        data: rates,
        connectNulls: true,
        symbol: SYMBOLS[index % SYMBOLS.length] as string,
        symbolSize: labels.length > 40 ? 0 : 6,
        lineStyle: { color, width: 1.5 },
        itemStyle: { color },
        silent: true,
      };
    }),
  });
}
