// SPDX-License-Identifier: GPL-2.0-only
// npm run fuzz: random workloads over the whole machine, judged by the audit and the ghost memory; with --native PATH
// compared with another program instead. The first failure is shrunk and printed as a trace. Exit status 1 on any.

import { Command, InvalidArgumentError } from 'commander';
import {
  counterexample,
  harmless,
  type Judge,
  runSeries,
  type SeriesFailure,
  shrinkSeries,
} from '../races/random/fuzz';
import { differenceFrom, NativeError } from './native-trace';
import { parseShard, type Shard } from './shard';

interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly shard: Shard;
  readonly native?: string;
}

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

function shrunkDifference(program: string, seed: number, index: number): string {
  const operations = shrinkSeries(seed, index, (workload) => differenceFrom(program, workload));
  const difference = differenceFrom(program, operations);
  return `# seed ${seed}, workload ${index}\n# ${difference}\n${operations.join('\n')}\naudit\ndump`;
}

function report({ native, seed }: Options, failures: readonly SeriesFailure[]): void {
  for (const { index, verdict } of failures) console.log(`workload ${index}: ${verdict}`);
  const [first] = failures;
  if (first === undefined) return;
  console.log('\nThe first, shrunk:\n');
  console.log(
    native === undefined ? counterexample(seed, first.index, harmless) : shrunkDifference(native, seed, first.index),
  );
}

function run(options: Options): boolean {
  const { runs, seed, shard, native } = options;
  const judge: Judge = native === undefined ? harmless : (operations) => differenceFrom(native, operations);
  const started = process.hrtime.bigint();
  const live = process.stderr.isTTY;
  const progress = (done: number): void => {
    if (live && done % 100 === 0) process.stderr.write(`\r${done} of ${Math.ceil(runs / shard.n)} workloads `);
  };
  const { ran, failures } = runSeries({ runs, seed, shard, judge, progress });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (live) process.stderr.write('\r\x1b[K');
  report(options, failures);
  const what = native === undefined ? 'came to harm that v4.18 is not known for' : 'differed';
  const rate = Math.round((ran / seconds) * 3600);
  console.log(`${ran} workloads of seed ${seed}, ${failures.length} ${what}; ${rate} an hour`);
  return failures.length === 0;
}

new Command('fuzz')
  .description('Runs random workloads over the whole machine.')
  .option('--runs <n>', 'how many', parseCount, 1000)
  .option('--seed <s>', 'where the series begins (default: a fresh one)', parseSeed)
  .option('--shard <k/n>', 'only the k-th of n parts', parseShard, { k: 1, n: 1 })
  .option('--native <path>', 'compare with this program; it must run traces, as in PATH --trace < WORKLOAD')
  .action((given: Omit<Options, 'seed'> & { seed?: number }) => {
    try {
      process.exitCode = run({ ...given, seed: given.seed ?? Date.now() & 0x7fffffff }) ? 0 : 1;
    } catch (error) {
      if (!(error instanceof NativeError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  })
  .parse();
