// SPDX-License-Identifier: GPL-2.0-only
// The files a benchmark run leaves, each written whole or not at all.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchDetail, type Measurement, nameOf, type TrendLine, WORK_NAMES } from './detail';
import { benchMarkdown } from './markdown';
import { writeWhole } from './write-whole';

/** One entry of github-action-benchmark's `customBiggerIsBetter` format. */
interface TrackedResult {
  name: string;
  unit: string;
  value: number;
  range: string;
  extra: string;
}

function tracked(measurement: Measurement, detail: BenchDetail): TrackedResult {
  const { rates, pages, work, native } = measurement;
  const perPage = WORK_NAMES.map((name) => `${name} ${(work[name] / pages).toFixed(3)}`).join(', ');
  const extra = [
    `${rates.length} processes: ${rates.map(Math.round).join(', ')} pages/s`,
    `per page: ${perPage}`,
    ...(native === null ? [] : [`${native.ratio.toFixed(2)} of the native rate`]),
    `${detail.host.cpu}, Node ${detail.host.node}`,
  ];
  return {
    name: nameOf(measurement),
    unit: 'pages/s',
    value: Math.round(measurement.median),
    range: `${Math.round(Math.min(...rates))}..${Math.round(Math.max(...rates))}`,
    extra: extra.join('\n'),
  };
}

function trendLine(detail: BenchDetail): TrendLine {
  const line: TrendLine = {
    time: detail.time,
    commit: detail.commit,
    node: detail.host.node,
    cpu: detail.host.cpu,
    quick: detail.quick,
    processes: detail.processes,
    rates: {},
    ratios: {},
    calibrated: {},
  };
  for (const measurement of detail.measurements) {
    line.rates[nameOf(measurement)] = Math.round(measurement.median);
    line.calibrated[nameOf(measurement)] = Number(measurement.calibrated.toPrecision(4));
    if (measurement.native !== null) line.ratios[nameOf(measurement)] = Number(measurement.native.ratio.toFixed(4));
  }
  return line;
}

function appended(path: string, line: string): string {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${line}\n`;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes bench.json, bench.md and bench-detail.json into `folder` and appends to its trend.ndjson. Returns the paths. */
export function writeResults(detail: BenchDetail, folder: string): string[] {
  const trend = join(folder, 'trend.ndjson');
  const files: [string, string][] = [
    [join(folder, 'bench-detail.json'), json(detail)],
    [join(folder, 'bench.json'), json(detail.measurements.map((measurement) => tracked(measurement, detail)))],
    [join(folder, 'bench.md'), benchMarkdown(detail)],
    [trend, appended(trend, JSON.stringify(trendLine(detail)))],
  ];
  for (const [path, text] of files) writeWhole(path, text);
  return files.map(([path]) => path);
}
