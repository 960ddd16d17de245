// SPDX-License-Identifier: GPL-2.0-only
// samepage fuzz --kernel: random workloads on the model and on a real kernel, compared after each operation.

import path from 'node:path';
import { drawWorkload } from '../evidence/kernel-fuzz/draw';
import type { Found } from '../evidence/kernel-fuzz/judge';
import { type KernelFuzzResults, sorted } from '../evidence/kernel-fuzz/results';
import { runKernelSeries } from '../evidence/kernel-fuzz/series';
import { deathText, differenceText, totalsText } from '../evidence/kernel-fuzz/summary';
import type { Terms } from '../evidence/kernel-fuzz/terms';
import { releaseOfKernel, versionOf } from '../evidence/kernels/rules';
import { AgentGone, AgentSilent } from '../linux/channel';
import { startHere } from '../linux/here';
import { bootImage } from '../linux/qemu';
import type { RunningKernel } from '../linux/running-kernel';
import type { Shard } from '../races/parts';
import { workloadsOf } from '../races/random/series';
import type { ResultsFolder } from '../results/folder';
import { writeWhole } from '../results/write-whole';
import { ProgressLine } from './progress-line';

export interface KernelFuzzOptions {
  /** `this`, or the path of an image. */
  readonly kernel: string;
  readonly modules: readonly string[];
  readonly runs: number;
  readonly seed: number;
  readonly shard: Shard;
  readonly reports: ResultsFolder;
}

/** More differences than these are only counted. */
const MOST_SHOWN = 5;

const THIS = 'this';

function start({ kernel, modules }: KernelFuzzOptions): RunningKernel {
  if (kernel === THIS) return startHere();
  return bootImage({ image: path.resolve(kernel), modules: modules.map((file) => path.resolve(file)) });
}

function termsOf({ agent: { facts } }: RunningKernel): Terms {
  const { release, nodes, swap } = facts;
  return { release: releaseOfKernel(release), version: versionOf(release), nodes, swap: swap > 0 };
}

/** What ran, and whether the kernel lives. */
interface Outcome {
  readonly ran: number;
  readonly operations: number;
  readonly found: readonly Found[];
  readonly alive: boolean;
}

function runSeries(running: RunningKernel, terms: Terms, options: KernelFuzzOptions): Outcome {
  const progress = new ProgressLine(workloadsOf(options.runs, options.shard));
  const found: Found[] = [];
  let [ran, operations, alive] = [0, 0, true];
  try {
    for (const step of runKernelSeries(running.agent, terms, options)) {
      ran++;
      operations += step.operations;
      if (step.found !== null) found.push(step.found);
      progress.update(ran, `workloads, ${found.length} differed`);
    }
  } catch (error) {
    if (!(error instanceof AgentGone || error instanceof AgentSilent)) throw error;
    alive = false;
  } finally {
    progress.clear();
  }
  return { ran, operations, found, alive };
}

/** @returns whether nothing differs, and the kernel lives and has warned of nothing. @throws UsageError */
export async function fuzzKernel(options: KernelFuzzOptions): Promise<boolean> {
  const { kernel, runs, seed, shard, reports } = options;
  reports.probe();
  const running = start(options);
  try {
    const terms = termsOf(running);
    const begun = performance.now();
    const { ran, operations, found, alive } = runSeries(running, terms, options);
    const seconds = (performance.now() - begun) / 1000;
    const death = alive ? running.death() : (running.death() ?? 'the agent does not answer any more');
    const results: KernelFuzzResults = {
      version: 1,
      kernel: {
        release: running.agent.facts.release,
        rules: terms.release,
        where: kernel === THIS ? 'this machine' : path.basename(kernel),
        nodes: terms.nodes,
        swap: terms.swap,
      },
      time: new Date().toISOString(),
      seed,
      runs,
      shard,
      ran,
      operations,
      seconds,
      ...sorted(found),
    };
    const part = shard.n > 1 || !alive ? `part ${shard.k} of ${shard.n}` : null;
    writeWhole(reports.place('kernel-fuzz.json', part), `${JSON.stringify(results, null, 1)}\n`);
    for (const difference of results.differences.slice(0, MOST_SHOWN))
      console.log(differenceText(difference, seed, terms));
    if (death !== null) {
      const last = alive ? null : drawWorkload(seed, shard.k - 1 + ran * shard.n, terms);
      console.log(deathText(death, last, terms));
    }
    console.log(totalsText(results));
    return results.differences.length === 0 && death === null;
  } finally {
    running.close();
  }
}
