// SPDX-License-Identifier: GPL-2.0-only
// Bars of one case: pages per second at each size, a dot for each process.

import type { SeriesOption } from 'echarts';
import type { Measurement, Rates } from '../../bench/detail';
import { short } from '../format';
import { axisStyle, drawChart } from './svg';

/** Half of what two bars and the gap between them take of a category that is one unit wide. */
const BAR_OFFSET = 0.165;

type Side = 'port' | 'native';

function bars(side: Side, medians: (number | null)[]): SeriesOption {
  const color = `var(--${side})`;
  return { type: 'bar', data: medians, barWidth: '30%', barGap: '10%', itemStyle: { color }, silent: true };
}

/** One dot a process, on a hidden number axis on which category i stands at i. */
function dots(measured: (Rates | null)[], offset: number): SeriesOption {
  const data = measured.flatMap((rates, at) => (rates?.rates ?? []).map((rate) => [at + offset, rate]));
  return {
    type: 'scatter',
    xAxisIndex: 1,
    data,
    symbolSize: 4,
    itemStyle: { color: 'var(--dot)', borderWidth: 0 },
    silent: true,
    z: 5,
  };
}

/** The measurements of one case, ascending by size. */
export function rateChart(measurements: readonly Measurement[]): string {
  const natives = measurements.map(({ native }) => native);
  const withNative = natives.some((native) => native !== null);
  const offset = withNative ? BAR_OFFSET : 0;
  const ofPort = [
    bars(
      'port',
      measurements.map(({ median }) => median),
    ),
    dots([...measurements], -offset),
  ];
  const ofNative = [
    bars(
      'native',
      natives.map((native) => native?.median ?? null),
    ),
    dots(natives, offset),
  ];
  return drawChart({
    xAxis: [
      { type: 'category', data: measurements.map(({ pages }) => `${short(pages)} pages`), ...axisStyle },
      { type: 'value', show: false, min: -0.5, max: measurements.length - 0.5 },
    ],
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      ...axisStyle,
      axisLabel: { ...axisStyle.axisLabel, formatter: short },
    },
    series: withNative ? [...ofPort, ...ofNative] : ofPort,
  });
}
