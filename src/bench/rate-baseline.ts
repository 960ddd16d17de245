// SPDX-License-Identifier: GPL-2.0-only
// The calibrated rate of each measurement, as reports/baseline/rates.json keeps it. Rates are noisy, and calibration
// makes machines comparable, not equal: only a fall to under half fails a run.

import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../project';
import { writeWhole } from '../results/write-whole';
import { type BenchDetail, nameOf, type RateComparison } from './detail';

/** Relative to the repository's top. */
export const RATE_BASELINE = 'reports/baseline/rates.json';
const LEAST_SHARE = 0.5;

type Rates = Readonly<Record<string, number>>;

function acceptedRates(): Rates {
  if (!existsSync(inRoot(RATE_BASELINE))) return {};
  try {
    return JSON.parse(readFileSync(inRoot(RATE_BASELINE), 'utf8')) as Rates;
  } catch (error) {
    throw new Error(`${RATE_BASELINE}: ${(error as Error).message}; samepage bench --accept-rates writes it`);
  }
}

const ratesOf = ({ measurements }: Pick<BenchDetail, 'measurements'>): Rates =>
  Object.fromEntries(measurements.map((each) => [nameOf(each), Number(each.calibrated.toPrecision(4))]));

/** What was measured now beside what was accepted; measurements that have no baseline are left out. */
export function compareRates(detail: Pick<BenchDetail, 'measurements'>): RateComparison[] {
  const accepted = acceptedRates();
  return Object.entries(ratesOf(detail)).flatMap(([name, now]) => {
    const baseline = accepted[name];
    return baseline === undefined ? [] : [{ name, baseline, now, share: now / baseline }];
  });
}

/** The comparisons that fail a run. */
export function fallen(comparisons: readonly RateComparison[]): RateComparison[] {
  return comparisons.filter(({ share }) => share < LEAST_SHARE);
}

/** Accepts what was measured; rates of other sizes stay as they are. */
export function acceptRates(detail: BenchDetail): void {
  writeWhole(inRoot(RATE_BASELINE), `${JSON.stringify({ ...acceptedRates(), ...ratesOf(detail) }, null, 2)}\n`);
}
