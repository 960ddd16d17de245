// SPDX-License-Identifier: GPL-2.0-only
// Runs the scan suite: every case at every size, in as many fresh processes as asked for.

import { basename } from 'node:path';
import { SCAN_CASES, SCAN_SUITE, type ScanCase } from './cases';
import { type BenchDetail, type Measurement, type MemoryUse, nameOf, type Pauses } from './detail';
import { describeCommit, describeHost } from './host';
import { MEMORY_WORKLOADS } from './memory';
import { NativeProgram } from './native';
import { type BenchOptions, partOf } from './options';
import { FreshProcesses } from './processes';
import { compareRates } from './rate-baseline';
import type { Sample } from './sample';
import { median } from './statistics';

/** Told of every step, one line each. */
export type Progress = (line: string) => void;

/** One case at one size, and what its processes have measured so far. */
interface Series {
  readonly scanCase: ScanCase;
  readonly pages: number;
  readonly samples: Sample[];
  readonly nativeRates: number[];
}

const grouped = (n: number): string => Math.round(n).toLocaleString('en-US');

/** The counts are exact: two processes that disagree mean that the port is not deterministic. */
function checkSameWork(series: Series): void {
  const [first, ...others] = series.samples.map(({ work }) => JSON.stringify(work));
  const different = others.find((work) => work !== first);
  if (different !== undefined) {
    throw new Error(
      `'${series.scanCase.name}' at ${series.pages} pages: work counts differ between processes: ${first}, ${different}`,
    );
  }
}

/** What every measurement of one run shares. */
interface Bench {
  readonly processes: FreshProcesses;
  readonly native: NativeProgram | null;
  readonly options: BenchOptions;
  readonly progress: Progress;
}

async function measureOnce(series: Series, bench: Bench): Promise<string> {
  const sample = await bench.processes.sample(series.scanCase.name, series.pages, bench.options.quick);
  series.samples.push(sample);
  checkSameWork(series);
  const ours = `${grouped(sample.rate)} pages/s`;
  if (bench.native === null) return ours;
  const rate = await bench.native.rateOf(series.scanCase, series.pages);
  series.nativeRates.push(rate);
  return `${ours}, native ${grouped(rate)}`;
}

/** Rounds are outermost, so that a slow minute of the host falls on all cases. */
async function measureRates(bench: Bench): Promise<Measurement[]> {
  const { processes: rounds, sizes } = bench.options;
  const all: Series[] = sizes.flatMap((pages) =>
    SCAN_CASES.map((scanCase) => ({ scanCase, pages, samples: [], nativeRates: [] })),
  );
  const total = String(all.length * rounds);
  let done = 0;
  for (let round = 0; round < rounds; round++) {
    for (const series of all) {
      const result = await measureOnce(series, bench);
      done++;
      const name = nameOf({ suite: SCAN_SUITE, case: series.scanCase.name, pages: series.pages });
      bench.progress(`${String(done).padStart(total.length)}/${total} ${name}: ${result}`);
    }
  }
  return all.map(measurementOf);
}

function measurementOf(series: Series): Measurement {
  const [first] = series.samples;
  if (first === undefined) throw new Error('no process measured anything');
  const rates = series.samples.map(({ rate }) => rate);
  const nativeMedian = series.nativeRates.length > 0 ? median(series.nativeRates) : null;
  return {
    suite: SCAN_SUITE,
    case: series.scanCase.name,
    pages: series.pages,
    rates,
    median: median(rates),
    samples: series.samples.map(({ samples }) => samples),
    calibrated: median(series.samples.map(({ calibrated }) => calibrated)),
    work: first.work,
    end_state: first.end_state,
    native:
      nativeMedian === null
        ? null
        : { rates: series.nativeRates, median: nativeMedian, ratio: median(rates) / nativeMedian },
  };
}

async function measureMemoryUse({ processes, options, progress }: Bench): Promise<MemoryUse[]> {
  const pages = Math.max(...options.sizes);
  const uses: MemoryUse[] = [];
  for (const { name } of MEMORY_WORKLOADS) {
    const use = await processes.memory(name, pages);
    uses.push(use);
    const perPage = `${grouped(use.peak_per_page)} bytes per page beyond content`;
    progress(`memory, ${name}, ${grouped(pages)} pages: ${grouped(use.peak / 2 ** 20)} MiB at most, ${perPage}`);
  }
  return uses;
}

async function measurePauses({ processes, options, progress }: Bench): Promise<Pauses> {
  const pauses = await processes.pauses(Math.max(...options.sizes));
  const { pages, passes, full_collections, longest_full } = pauses;
  const pass = `${passes} passes over ${grouped(pages)} merged pages`;
  progress(`pauses, ${pass}: ${full_collections} full collections, the longest ${longest_full.toFixed(1)} ms`);
  return pauses;
}

/**
 * Measures everything the options ask for.
 * @throws when a native program is not usable, an end state is wrong, or a process fails
 */
export async function runSuite(options: BenchOptions, progress: Progress): Promise<BenchDetail> {
  const native = options.native === null ? null : new NativeProgram(options.native);
  for (const scanCase of SCAN_CASES) await native?.probe(scanCase);

  const processes = new FreshProcesses();
  try {
    const bench = { processes, native, options, progress };
    const measurements = await measureRates(bench);
    const memory = await measureMemoryUse(bench);
    const pauses = await measurePauses(bench);
    return {
      version: 2,
      time: new Date().toISOString(),
      commit: describeCommit(),
      host: describeHost(),
      quick: options.quick,
      part: partOf(options),
      processes: options.processes,
      sizes: [...options.sizes],
      native: options.native === null ? null : basename(options.native),
      measurements,
      memory,
      pauses,
      comparison: compareRates({ measurements }),
    };
  } finally {
    processes.close();
  }
}
