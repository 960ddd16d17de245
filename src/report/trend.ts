// SPDX-License-Identifier: GPL-2.0-only
// Turns the lines of trend.ndjson into series that can be drawn.

import type { TrendLine } from '../bench/detail';
import type { TrendSeries } from './charts/trend-chart';

/** One case over all runs. */
export interface CaseTrend {
  name: string;
  series: TrendSeries[];
}

/** 'scan/half duplicates/1000 pages' */
const NAME = /^[^/]+\/(.+)\/(\d+) pages$/;

/** Which of a run's figures is drawn. Calibrated ones can be compared from machine to machine; older runs have none. */
export type TrendFigure = 'calibrated' | 'rates';

export function figureOf(lines: readonly TrendLine[]): TrendFigure {
  return lines.every(({ calibrated }) => Object.keys(calibrated).length > 0) ? 'calibrated' : 'rates';
}

/** The rates of every case and size over all runs; sizes ascending. Names that are not of that form are left out. */
export function caseTrends(lines: readonly TrendLine[], figure: TrendFigure): CaseTrend[] {
  const cases = new Map<string, Map<number, TrendSeries>>();
  lines.forEach((line, run) => {
    for (const [name, rate] of Object.entries(line[figure])) {
      const match = NAME.exec(name);
      if (match === null) continue;
      const [caseName, pages] = [String(match[1]), Number(match[2])];
      const sizes = cases.get(caseName) ?? new Map<number, TrendSeries>();
      cases.set(caseName, sizes);
      const series = sizes.get(pages) ?? { pages, rates: lines.map(() => null) };
      sizes.set(pages, series);
      series.rates[run] = rate;
    }
  });
  return [...cases].map(([name, sizes]) => ({ name, series: [...sizes.values()].sort((a, b) => a.pages - b.pages) }));
}
