// SPDX-License-Identifier: GPL-2.0-only
// npm run fuzz: random workloads over the whole machine, judged by the audit and the ghost memory; with --native PATH
// compared with another program instead. The first failure is shrunk and printed as a trace. Exit status 1 on any.

import { Command, InvalidArgumentError } from 'commander';
import { writeWhole } from '../bench/write-whole';
import { loadXxhash } from '../checksums/xxhash';
import type { ReleaseName } from '../ksm/releases';
import { PartsError, type Shard, WHOLE } from '../races/parts';
import {
  counterexample,
  harmlessOn,
  type Judge,
  runSeries,
  type SeriesFailure,
  shrinkSeries,
} from '../races/random/fuzz';
import { mergeSeries, type Series } from '../races/random/series';
import { readSeries } from '../report/inputs/races';
import { differenceFrom, NativeError } from './native-trace';
import { inRoot, REPORTS } from './project';
import { readPart } from './read-part';
import { releaseOption } from './release-option';
import { parseShard } from './shard';

interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly shard: Shard;
  readonly release: ReleaseName;
  readonly native?: string;
  readonly merge?: string[];
}

/** More failures than these are only counted. */
const MOST_NAMED = 20;

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 999999999.');
  return Number(text);
}

function parseSeed(text: string): number {
  if (!/^-?\d{1,10}$/.test(text) || Math.abs(Number(text)) > 0x7fffffff) {
    throw new InvalidArgumentError('It must be a whole number of 32 bits.');
  }
  return Number(text);
}

function shrunkDifference(program: string, { seed, release }: Options, index: number): string {
  const operations = shrinkSeries(seed, index, (workload) => differenceFrom(program, workload, release), release);
  const difference = differenceFrom(program, operations, release);
  return `# seed ${seed}, workload ${index}\n# ${difference}\n${operations.join('\n')}\naudit\ndump`;
}

/** Names the failures, and shows the first as the fewest operations that fail. */
function report(options: Options, failures: readonly SeriesFailure[]): void {
  const { native, seed, release } = options;
  for (const { index, verdict } of failures.slice(0, MOST_NAMED)) console.log(`workload ${index}: ${verdict}`);
  if (failures.length > MOST_NAMED) console.log(`and ${failures.length - MOST_NAMED} more`);
  const [first] = failures;
  if (first === undefined) return;
  console.log('\nThe first, shrunk:\n');
  console.log(
    native === undefined
      ? counterexample(seed, first.index, harmlessOn(release), release)
      : shrunkDifference(native, options, first.index),
  );
}

function runPart(options: Options): Series {
  const { runs, seed, shard, native, release } = options;
  const judge: Judge =
    native === undefined ? harmlessOn(release) : (operations) => differenceFrom(native, operations, release);
  const started = process.hrtime.bigint();
  const live = process.stderr.isTTY;
  const progress = (done: number): void => {
    if (live && done % 100 === 0) process.stderr.write(`\r${done} of ${Math.ceil(runs / shard.n)} workloads `);
  };
  const { ran, failures } = runSeries({ runs, seed, shard, judge, progress, release });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (live) process.stderr.write('\r\x1b[K');
  report(options, failures);
  return { release, seed, runs, shard, compared: native !== undefined, ran, seconds, failures };
}

/** One line: how many ran, how many failed, and how many an hour one core does. */
function seriesText({ release, seed, runs, compared, ran, seconds, failures }: Series): string {
  const what = compared ? 'differed' : `came to harm that ${release} is not known for`;
  const rate = Math.round((ran / seconds) * 3600);
  return `${ran} of ${runs} workloads of seed ${seed}, ${failures.length} ${what}; ${rate} an hour and core`;
}

function run(options: Options): boolean {
  const series =
    options.merge === undefined
      ? runPart(options)
      : mergeSeries(options.merge.map((file) => readPart(file, readSeries)));
  if (options.merge !== undefined) {
    for (const { index, verdict } of series.failures.slice(0, MOST_NAMED)) console.log(`workload ${index}: ${verdict}`);
  }
  writeWhole(inRoot(REPORTS.fuzz), `${JSON.stringify(series, null, 1)}\n`);
  console.log(seriesText(series));
  return series.failures.length === 0;
}

new Command('fuzz')
  .description('Runs random workloads over the whole machine.')
  .option('--runs <n>', 'how many', parseCount, 1000)
  .option('--seed <s>', 'where the series begins (default: a fresh one)', parseSeed)
  .option('--shard <k/n>', 'only the k-th of n parts', parseShard, WHOLE)
  .addOption(releaseOption())
  .option('--native <path>', 'compare with this program; it must run traces, as in PATH --trace < WORKLOAD')
  .option('--merge <files...>', 'run nothing; put together the fuzz.json files of all parts')
  .action(async (given: Omit<Options, 'seed'> & { seed?: number }) => {
    try {
      await loadXxhash();
      process.exitCode = run({ ...given, seed: given.seed ?? Date.now() & 0x7fffffff }) ? 0 : 1;
    } catch (error) {
      if (!(error instanceof NativeError || error instanceof PartsError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  })
  .parseAsync();
