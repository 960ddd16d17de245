// SPDX-License-Identifier: GPL-2.0-only
// Measures one case at one size in this process: checks it first, then lets tinybench repeat it.

import { Bench } from 'tinybench';
import type { Machine } from '../machine/machine';
import { calibrate } from './calibration';
import { caseNamed, type ScanCase } from './cases';
import type { EndState, WorkOfPass } from './detail';
import { checkAgainstPlainRun } from './plain-run';
import { checkedEndState, machineBefore, scanPass, workOfPass } from './workload';

/** What one fresh process measures of one case. */
export interface Sample {
  /** Pages per second, by the median of the process's samples. */
  rate: number;
  samples: number;
  /** Pages per thousand rounds of the calibration loop. */
  calibrated: number;
  work: WorkOfPass;
  end_state: EndState;
}

interface Timed {
  /** Milliseconds of one pass. */
  overriddenDuration: number;
  /** Milliseconds of all that was done for it: what the time budget is charged with. */
  overriddenIterationCost: number;
}

/** From this many pages on one sample is enough. */
const LARGE = 300_000;
/** A sample shorter than this (ms) would measure the clock; fast passes are repeated until they fill it. */
const SHORTEST_SAMPLE = 5;

/**
 * Times the one pass that a fresh machine has to give. Garbage of the machine before it is not collected by force:
 * that makes V8 throw away optimized code together with the objects it was specialized on (measured: half the rate).
 */
function timeFreshMachine(scanCase: ScanCase, pages: number, now: () => number): Timed {
  const begin = now();
  const machine = machineBefore(scanCase, pages);
  const start = now();
  scanPass(machine);
  const end = now();
  return { overriddenDuration: end - start, overriddenIterationCost: end - begin };
}

function timePasses(machine: Machine, passes: number, now: () => number): Timed {
  const start = now();
  for (let i = 0; i < passes; i++) scanPass(machine);
  const duration = now() - start;
  return { overriddenDuration: duration / passes, overriddenIterationCost: duration };
}

/** How many passes make a sample that the clock can measure. */
function passesPerSample(machine: Machine, now: () => number): number {
  let passes = 1;
  while (timePasses(machine, passes, now).overriddenIterationCost < SHORTEST_SAMPLE) passes *= 2;
  return passes;
}

/**
 * Checks and measures one case.
 * @param quick shorter time budget
 * @throws when the end state is wrong or a pass fails
 */
export function sampleCase(name: string, pages: number, quick: boolean): Sample {
  const scanCase = caseNamed(name);
  checkAgainstPlainRun(scanCase);
  const machine = machineBefore(scanCase, pages);
  const work = workOfPass(machine);
  const end_state = checkedEndState(machine, scanCase, pages);

  const budget = quick ? 400 : 1000;
  const bench = new Bench({
    name: 'scan',
    time: budget,
    // Machines of millions of pages take seconds to make; the check above has warmed up what runs.
    ...(pages > LARGE ? { iterations: 1, warmup: false } : { iterations: 3, warmupTime: budget, warmupIterations: 1 }),
    timestampProvider: 'hrtimeNow',
    throws: true,
  });
  const now = (): number => bench.now();
  const rounds = calibrate(now);
  if (scanCase.repeats) {
    const passes = passesPerSample(machine, now);
    bench.add(name, () => timePasses(machine, passes, now));
  } else {
    bench.add(name, () => timeFreshMachine(scanCase, pages, now));
  }
  const [task] = bench.runSync();
  if (scanCase.repeats) checkedEndState(machine, scanCase, pages);

  const result = task?.result;
  if (result?.state !== 'completed') throw new Error(`tinybench ended as ${result?.state}`);
  const rate = (pages * 1000) / result.latency.p50;
  return { rate, samples: result.latency.samplesCount, calibrated: (rate * 1000) / rounds, work, end_state };
}
