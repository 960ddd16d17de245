// SPDX-License-Identifier: GPL-2.0-only
// The command line of the benchmarks.

import { Command, InvalidArgumentError } from 'commander';

export interface BenchOptions {
  quick: boolean;
  processes: number;
  /** Numbers of pages, ascending. */
  sizes: number[];
  native: string | null;
  /** Measure nothing, but keep the exact work of each case as what is expected from now on. */
  acceptWork: boolean;
  /** Keep the calibrated rates of this run as what later ones are compared with. */
  acceptRates: boolean;
}

const FULL = { processes: 7, sizes: [1_000, 10_000, 100_000, 1_000_000] };
const QUICK = { processes: 3, sizes: [1_000, 10_000] };
const LARGEST = 1 << 24;

function parseProcesses(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 999.');
  return Number(text);
}

/** Half of the pages are duplicates in some cases, so a size is even. */
function parseSizes(text: string): number[] {
  const sizes = text.split(',').map((word) => (/^\d+$/.test(word) ? Number(word) : Number.NaN));
  if (!sizes.every((size) => size >= 2 && size <= LARGEST && size % 2 === 0)) {
    throw new InvalidArgumentError(`They must be even numbers of pages from 2 to ${LARGEST}, separated by commas.`);
  }
  return [...new Set(sizes)].sort((a, b) => a - b);
}

/** Parses the arguments after the script's name. Prints help or an error and ends the process where that is due. */
export function parseOptions(argv: readonly string[]): BenchOptions {
  const command = new Command('bench')
    .description(
      'Measures how fast the port scans, and writes reports/bench.{json,md}, bench-detail.json and trend.ndjson.',
    )
    .option('--quick', `${QUICK.processes} processes, sizes ${QUICK.sizes.join(',')}, shorter samples`, false)
    .option('--processes <k>', `fresh processes of each case and size (default: ${FULL.processes})`, parseProcesses)
    .option('--sizes <list>', `numbers of pages (default: ${FULL.sizes.join(',')})`, parseSizes)
    .option('--native <path>', 'a program that runs the same passes natively (--bench pages=N unique=U passes=K)')
    .option('--accept-work', 'measures nothing; keeps the exact work of each case in reports/baseline/work.json', false)
    .option('--accept-rates', 'keeps the calibrated rates of this run in reports/baseline/rates.json', false)
    .allowExcessArguments(false);
  command.parse([...argv], { from: 'user' });
  const given = command.opts<Partial<BenchOptions>>();
  const defaults = given.quick ? QUICK : FULL;
  return {
    quick: given.quick ?? false,
    processes: given.processes ?? defaults.processes,
    sizes: given.sizes ?? defaults.sizes,
    native: given.native ?? null,
    acceptWork: given.acceptWork ?? false,
    acceptRates: given.acceptRates ?? false,
  };
}
