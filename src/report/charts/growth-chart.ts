// SPDX-License-Identifier: GPL-2.0-only
// How the cost of a pass grows: nanoseconds per page, or per page and level of a tree, over the number of pages.

import type { Growth } from '../../bench/growth';
import { short } from '../format';
import { axisStyle, drawChart } from './svg';

/** Both axes are logarithmic: a cost that grows as expected is a level line. */
export function growthChart({ points }: Growth): string {
  const costs = points.map(({ nanoseconds }) => nanoseconds);
  const logarithmic = { type: 'log' as const, ...axisStyle, axisLabel: { ...axisStyle.axisLabel, formatter: short } };
  return drawChart({
    xAxis: { ...logarithmic, min: points[0]?.pages ?? 1, max: points.at(-1)?.pages ?? 1 },
    yAxis: {
      ...logarithmic,
      min: 10 ** Math.floor(Math.log10(Math.min(...costs))),
      max: 10 ** Math.ceil(Math.log10(Math.max(...costs))),
    },
    series: [
      {
        type: 'line',
        data: points.map(({ pages, nanoseconds }) => [pages, nanoseconds]),
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: 'var(--port)', width: 1.5 },
        itemStyle: { color: 'var(--port)' },
        silent: true,
      },
    ],
  });
}
