// SPDX-License-Identifier: GPL-2.0-only
// The Markdown table of a benchmark run.

import { SCAN_CASES } from './cases';
import { type BenchDetail, type Measurement, WORK_NAMES } from './detail';

const grouped = (n: number): string => Math.round(n).toLocaleString('en-US');
const mebibytes = (bytes: number): string => `${grouped(bytes / 2 ** 20)} MiB`;

type Row = readonly string[];

/** A Markdown table; the first column is left-aligned, numbers after it to the right. */
function table(head: Row, rows: readonly Row[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rateRow(measurement: Measurement, withNative: boolean): Row {
  const { rates, native } = measurement;
  const row = [
    measurement.case,
    grouped(measurement.pages),
    grouped(measurement.median),
    `${grouped(Math.min(...rates))} to ${grouped(Math.max(...rates))}`,
  ];
  if (!withNative) return row;
  return native === null ? [...row, '', ''] : [...row, grouped(native.median), native.ratio.toFixed(2)];
}

function workRow({ case: name, pages, work }: Measurement): Row {
  return [name, grouped(pages), ...WORK_NAMES.map((count) => (work[count] / pages).toFixed(3))];
}

/** The whole of bench.md. */
export function benchMarkdown(detail: BenchDetail): string {
  const { host, measurements, memory } = detail;
  const withNative = detail.native !== null;
  const head = ['Case', 'Pages', 'Median, pages/s', 'All processes'];
  const parts = [
    '# Scan rate',
    `${host.cpu} (${host.cores} cores), ${host.platform}, Node ${host.node}, commit ${detail.commit ?? 'none'}, ${detail.time}.`,
    `Median of ${detail.processes} fresh processes; one pass is one full scan of one process's mergeable pages.`,
    SCAN_CASES.map(({ name, about }) => `- ${name}: ${about}.`).join('\n'),
    table(
      withNative ? [...head, 'Native, pages/s', 'Port / native'] : head,
      measurements.map((measurement) => rateRow(measurement, withNative)),
    ),
    '## Work per page',
    'Exact counts of the measured pass, divided by its pages; the same on every machine.',
    table(['Case', 'Pages', ...WORK_NAMES.map((name) => name.replace('_', ' '))], measurements.map(workRow)),
    '## Memory',
    'Beyond the 4096 bytes of content. Peak: largest resident set less that before the machine was made, uncollected garbage included. Live: reachable after the last pass.',
    table(
      ['Workload', 'Pages', 'Peak of the process', 'Peak, bytes per page', 'Live, bytes per page'],
      memory.map((use) => [
        use.workload,
        grouped(use.pages),
        mebibytes(use.peak),
        grouped(use.peak_per_page),
        grouped(use.live_per_page),
      ]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
