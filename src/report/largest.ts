// SPDX-License-Identifier: GPL-2.0-only

import type { BenchDetail, Measurement } from '../bench/detail';

/** The measurements at the largest size of a run. */
export function atLargest(detail: BenchDetail): Measurement[] {
  const largest = Math.max(...detail.measurements.map(({ pages }) => pages));
  return detail.measurements.filter(({ pages }) => pages === largest);
}
