// SPDX-License-Identifier: GPL-2.0-only
// The files a benchmark run leaves, each written whole or not at all.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResultsFolder } from '../results/folder';
import { writeAllWhole } from '../results/write-whole';
import { type BenchDetail, type Measurement, nameOf, type TrendLine, WORK_NAMES } from './detail';
import { benchMarkdown } from './markdown';

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

/** Rates over time are those of whole runs of what was committed: others could not be told from a change of the port. */
function belongsToTrend({ part, commit }: BenchDetail): boolean {
  return part === null && commit !== null && !commit.endsWith('+');
}

/**
 * Writes bench.json, bench.md and bench-detail.json, and appends to trend.ndjson. Full, quick and partial runs do not take
 * each other's place. @returns lines that say what was written
 */
export function writeResults(detail: BenchDetail, reports: ResultsFolder): string[] {
  const place = (name: string): string =>
    detail.part === null && detail.quick ? reports.in(join('quick', name)) : reports.place(name, detail.part);
  const trend = reports.in('trend.ndjson');
  const files: [string, string][] = [
    [place('bench-detail.json'), json(detail)],
    [place('bench.json'), json(detail.measurements.map((measurement) => tracked(measurement, detail)))],
    [place('bench.md'), benchMarkdown(detail)],
  ];
  if (belongsToTrend(detail)) files.push([trend, appended(trend, JSON.stringify(trendLine(detail)))]);
  writeAllWhole(files);
  const wrote = `Wrote ${files.map(([path]) => path).join(', ')}`;
  if (detail.part !== null)
    return [wrote, `A partial run (${detail.part}): the results of whole ones are as they were`];
  return belongsToTrend(detail) ? [wrote] : [wrote, 'Not in trend.ndjson: what ran is not a committed state'];
}
