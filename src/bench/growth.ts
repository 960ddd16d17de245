// SPDX-License-Identifier: GPL-2.0-only
// How the cost of a pass grows with its pages: the exponent b in time = a * x^b, where x is n for passes that only visit
// pages, and n log n for those that search trees of them. 1 means as expected; 2 would mean that a size is wasted.

import { SCAN_CASES } from './cases';
import type { Measurement } from './detail';

export interface Growth {
  case: string;
  /** What the pass is expected to grow with. */
  against: 'n' | 'n log n';
  /** Fitted by least squares over the logarithms of all sizes. */
  exponent: number;
  /** By size, ascending: nanoseconds of the median pass per unit of x. */
  points: { pages: number; nanoseconds: number }[];
}

const UNIT: Record<Growth['against'], (pages: number) => number> = {
  n: (pages) => pages,
  'n log n': (pages) => pages * Math.log2(pages),
};

/** The slope of the line through these points that errs least. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map(([at]) => at));
  const y = mean(points.map(([, value]) => value));
  const above = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return above / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}

/** The growth of every case that was measured at two sizes or more. */
export function growthOf(measurements: readonly Measurement[]): Growth[] {
  return SCAN_CASES.flatMap(({ name, searches }) => {
    const ofCase = measurements.filter((measurement) => measurement.case === name).sort((a, b) => a.pages - b.pages);
    if (ofCase.length < 2) return [];
    const against = searches ? 'n log n' : 'n';
    const unit = UNIT[against];
    const seconds = ({ pages, median }: Measurement): number => pages / median;
    const exponent = slope(ofCase.map((each) => [Math.log(unit(each.pages)), Math.log(seconds(each))]));
    const points = ofCase.map((each) => ({ pages: each.pages, nanoseconds: (seconds(each) * 1e9) / unit(each.pages) }));
    return [{ case: name, against, exponent, points }];
  });
}
