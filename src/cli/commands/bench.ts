// SPDX-License-Identifier: GPL-2.0-only
// samepage bench: measures the scan suite and writes its files. Progress goes to standard error.

import { Command, InvalidArgumentError } from 'commander';
import { FULL, QUICK } from '../../bench/options';
import { writeResults } from '../../bench/output';
import { acceptRates, fallen, RATE_BASELINE } from '../../bench/rate-baseline';
import { runSuite } from '../../bench/run';
import { acceptWork, WORK_BASELINE } from '../../bench/work-baseline';
import { FROM_SOURCES } from '../../project';
import type { ResultsFolder } from '../../results/folder';
import { UsageError } from '../../usage-error';
import { reportsOption } from '../reports-option';

interface Options {
  readonly quick: boolean;
  readonly processes?: number;
  readonly sizes?: number[];
  readonly native?: string;
  readonly acceptWork: boolean;
  readonly acceptRates: boolean;
  readonly reports: ResultsFolder;
}

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

async function run(given: Options): Promise<void> {
  const { quick, acceptWork: keepWork, acceptRates: keepRates, reports } = given;
  if ((keepWork || keepRates) && !FROM_SOURCES)
    throw new UsageError('the baselines are kept in a checkout of the project');
  if (keepWork) {
    acceptWork();
    console.log(`Wrote ${WORK_BASELINE}`);
    return;
  }
  reports.probe();
  const defaults = quick ? QUICK : FULL;
  const { processes = defaults.processes, sizes = defaults.sizes, native = null } = given;
  const detail = await runSuite({ quick, processes, sizes, native }, (line) => process.stderr.write(`${line}\n`));
  for (const line of writeResults(detail, reports)) console.log(line);
  if (keepRates) {
    acceptRates(detail);
    console.log(`Wrote ${RATE_BASELINE}`);
    return;
  }
  for (const { name, share } of fallen(detail.comparison)) {
    console.error(`${name}: fell to ${(share * 100).toFixed(0)} % of the rate in ${RATE_BASELINE}`);
    process.exitCode = 1;
  }
}

export const command = new Command('bench')
  .option('--quick', `${QUICK.processes} processes, sizes ${QUICK.sizes.join(',')}, shorter samples`, false)
  .option('--processes <k>', `fresh processes of each case and size (default: ${FULL.processes})`, parseProcesses)
  .option('--sizes <list>', `numbers of pages (default: ${FULL.sizes.join(',')})`, parseSizes)
  .option('--native <path>', 'a program that runs the same passes natively (--bench pages=N unique=U passes=K)')
  .option('--accept-work', 'measures nothing; keeps the exact work of each case in reports/baseline/work.json', false)
  .option('--accept-rates', 'keeps the calibrated rates of this run in reports/baseline/rates.json', false)
  .addOption(reportsOption())
  .addHelpText('after', '\nExamples:\n  samepage bench --quick\n  samepage bench --sizes 1000 --processes 1')
  .action(run);
