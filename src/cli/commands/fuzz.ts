// SPDX-License-Identifier: GPL-2.0-only
// samepage fuzz: random workloads over the whole machine, judged by the audit and the ghost memory; with --native PATH
// compared with another program instead, with --kernel with a real kernel. The first failure is shrunk and printed as a
// trace. Exit status 1 on any.

import { Command, InvalidArgumentError } from 'commander';
import { loadXxhash } from '../../checksums/xxhash';
import type { ReleaseName } from '../../ksm/releases';
import { type Shard, WHOLE } from '../../races/parts';
import { counterexample, harmlessOn, type Judge, runSeries, shrinkSeries } from '../../races/random/fuzz';
import { mergeSeries, type Series, SeriesCounter, type SeriesFailure, workloadsOf } from '../../races/random/series';
import { readSeries } from '../../report/inputs/races';
import type { ResultsFolder } from '../../results/folder';
import { writeWhole } from '../../results/write-whole';
import { fuzzKernel } from '../fuzz-kernel';
import { differenceFrom } from '../native-trace';
import { ProgressLine } from '../progress-line';
import { readPart } from '../read-part';
import { releaseOption } from '../release-option';
import { reportsOption } from '../reports-option';
import { parseShard } from '../shard';

interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly shard: Shard;
  readonly release: ReleaseName;
  readonly native?: string;
  readonly kernel?: string;
  readonly module: readonly string[];
  readonly merge?: readonly string[];
  readonly reports: ResultsFolder;
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

function judgeOf({ native, release }: Options): Judge {
  return native === undefined ? harmlessOn(release) : (operations) => differenceFrom(native, operations, release);
}

async function shrunkDifference(judge: Judge, { seed, release }: Options, index: number): Promise<string> {
  const operations = await shrinkSeries(seed, index, judge, release);
  return `# seed ${seed}, workload ${index}\n# ${judge(operations)}\n${operations.join('\n')}\naudit\ndump`;
}

function nameFailures(failures: readonly SeriesFailure[]): void {
  for (const { index, verdict } of failures.slice(0, MOST_NAMED)) console.log(`workload ${index}: ${verdict}`);
  if (failures.length > MOST_NAMED) console.log(`and ${failures.length - MOST_NAMED} more`);
}

/** Shows the first failure as the fewest operations that fail. */
async function showFirst(options: Options, [first]: readonly SeriesFailure[]): Promise<void> {
  if (first === undefined) return;
  const { native, seed, release } = options;
  console.log('\nThe first, shrunk:\n');
  console.log(
    native === undefined
      ? await counterexample(seed, first.index, harmlessOn(release), release)
      : await shrunkDifference(judgeOf(options), options, first.index),
  );
}

async function runPart(options: Options): Promise<Series> {
  const { runs, seed, shard, native, release } = options;
  const counter = new SeriesCounter({ runs, seed, shard, release, compared: native !== undefined });
  const progress = new ProgressLine(workloadsOf(runs, shard));
  const start = performance.now();
  for (const result of runSeries({ runs, seed, shard, judge: judgeOf(options), release })) {
    counter.add(result);
    progress.update(counter.ran, `workloads, ${counter.failures.length} failed`);
  }
  progress.clear();
  const series = counter.series((performance.now() - start) / 1000);
  nameFailures(series.failures);
  await showFirst(options, series.failures);
  return series;
}

function mergeParts(files: readonly string[]): Series {
  const series = mergeSeries(files.map((file) => readPart(file, readSeries)));
  nameFailures(series.failures);
  return series;
}

/** One line: how many ran, how many failed, and how many an hour one core does. */
function seriesText({ release, seed, runs, compared, ran, seconds, failures }: Series): string {
  const what = compared ? 'differed' : `came to harm that ${release} is not known for`;
  const rate = Math.round((ran / seconds) * 3600);
  return `${ran} of ${runs} workloads of seed ${seed}, ${failures.length} ${what}; ${rate} an hour and core`;
}

async function run(options: Options): Promise<boolean> {
  const { merge, shard, reports } = options;
  reports.probe();
  const series = merge === undefined ? await runPart(options) : mergeParts(merge);
  const part = merge === undefined && shard.n > 1 ? `part ${shard.k} of ${shard.n}` : null;
  const file = reports.place('fuzz.json', part);
  writeWhole(file, `${JSON.stringify({ ...series, time: new Date().toISOString(), part }, null, 1)}\n`);
  console.log(seriesText(series));
  if (part !== null) console.log(`A partial run (${part}): the results of whole ones are as they were`);
  return series.failures.length === 0;
}

export const command = new Command('fuzz')
  .option('--runs <n>', 'how many', parseCount, 1000)
  .option('--seed <s>', 'where the series begins (default: a fresh one)', parseSeed)
  .option('--shard <k/n>', 'only the k-th of n parts', parseShard, WHOLE)
  .addOption(releaseOption())
  .option('--native <path>', 'compare with this program; it must run traces, as in PATH --trace < WORKLOAD')
  .option('--kernel <this|image>', "compare with this machine's own kernel, as root, or with an image that QEMU boots")
  .option(
    '--module <file>',
    "a kernel module that the image's guest loads, such as brd.ko for swap; may be repeated",
    (file: string, before: readonly string[]) => [...before, file],
    [],
  )
  .option('--merge <files...>', 'run nothing; put together the fuzz.json files of all parts')
  .addOption(reportsOption())
  .addHelpText(
    'after',
    '\nExamples:\n  samepage fuzz --runs 10000 --seed 1\n  samepage fuzz --kernel this --runs 20000 --seed 1',
  )
  .action(async (given: Omit<Options, 'seed'> & { readonly seed?: number }) => {
    await loadXxhash();
    const options = { ...given, seed: given.seed ?? Date.now() & 0x7fffffff };
    const { kernel, module } = options;
    const held = kernel === undefined ? run(options) : fuzzKernel({ ...options, kernel, modules: module });
    process.exitCode = (await held) ? 0 : 1;
  });
