// SPDX-License-Identifier: GPL-2.0-only
// reports/bench-detail.json and reports/trend.ndjson.

import { existsSync } from 'node:fs';
import type { BenchDetail, Measurement, Rates, TrendLine } from '../../bench/detail';
import { readJson, readJsonLines } from './read';
import { flag, list, nullable, number, object, orElse, record, type Shape, ShapeError, someOf, text } from './shape';

const rates = { rates: someOf(number), median: number };

const measurement = object<Measurement>({
  suite: text,
  case: text,
  pages: number,
  ...rates,
  samples: list(number),
  calibrated: number,
  work: object({ checksums: number, comparisons: number, bytes_compared: number, rotations: number }),
  end_state: object({ pages_shared: number, pages_sharing: number, pages_unshared: number, pages_volatile: number }),
  native: nullable(object<Rates & { ratio: number }>({ ...rates, ratio: number })),
});

const versionTwo: Shape<2> = (value, path) => {
  if (value !== 2) throw new ShapeError(path, '2, the only version of this file that is known');
  return 2;
};

const benchDetail = object<BenchDetail>({
  version: versionTwo,
  time: text,
  commit: nullable(text),
  host: object({ cpu: text, cores: number, memory: number, platform: text, node: text }),
  quick: flag,
  part: orElse(nullable(text), null),
  processes: number,
  sizes: list(number),
  native: nullable(text),
  measurements: list(measurement),
  memory: list(
    object({
      workload: text,
      pages: number,
      peak: number,
      before: number,
      peak_per_page: number,
      live_per_page: number,
    }),
  ),
  pauses: object({
    pages: number,
    passes: number,
    collections: number,
    full_collections: number,
    longest: number,
    longest_full: number,
  }),
  comparison: list(object({ name: text, baseline: number, now: number, share: number })),
});

const trendLine = object<TrendLine>({
  time: text,
  commit: nullable(text),
  node: text,
  cpu: text,
  quick: flag,
  processes: number,
  rates: record(number),
  ratios: record(number),
  calibrated: orElse(record(number), {}),
});

/** The last benchmark run; null when there is none. */
export function readBenchDetail(file: string): BenchDetail | null {
  return readJson(file, benchDetail);
}

/** All benchmark runs so far, oldest first; null when there are none. */
export async function readTrend(file: string): Promise<TrendLine[] | null> {
  if (!existsSync(file)) return null;
  const lines: TrendLine[] = [];
  for await (const { value } of readJsonLines(file, trendLine)) lines.push(value);
  return lines.length > 0 ? lines : null;
}
