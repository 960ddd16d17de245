// SPDX-License-Identifier: GPL-2.0-only
// What a series of random workloads has come to, as JSON, and the parts of one put together.

import type { ReleaseName } from '../../ksm/releases';
import { checkParts, type PartFile, PartsError, type Shard, WHOLE } from '../parts';

/** What was asked for. */
export interface SeriesRequest {
  /** The kernel that boots. */
  readonly release: ReleaseName;
  readonly seed: number;
  /** Of the whole series. */
  readonly runs: number;
  readonly shard: Shard;
  /** Whether each is compared with an external program; else the audit and the ghost memory judge. */
  readonly compared: boolean;
}

export interface SeriesFailure {
  readonly index: number;
  readonly verdict: string;
}

/** One workload of a series; null when nothing is wrong with it. */
export interface SeriesResult {
  readonly index: number;
  readonly verdict: string | null;
}

export interface Series extends Omit<SeriesRequest, 'release'> {
  readonly release: string;
  readonly ran: number;
  readonly seconds: number;
  /** It ended before all of its workloads had run. Files of older runs do not say. */
  readonly cut?: boolean;
  readonly failures: readonly SeriesFailure[];
}

/** How many workloads a part of a series has. @throws PartsError when there is none */
export function workloadsOf(runs: number, { k, n }: Shard): number {
  if (!Number.isSafeInteger(runs) || runs < 1) throw new PartsError(`found ${runs} runs, expected at least 1`);
  if (k > runs) throw new PartsError(`found no run for part ${k} of ${n}, expected at least as many runs as parts`);
  return Math.ceil((runs - k + 1) / n);
}

const isCut = ({ runs, shard, ran }: Pick<Series, 'runs' | 'shard' | 'ran'>): boolean => ran < workloadsOf(runs, shard);

/** Counts what a series comes to. */
export class SeriesCounter {
  private readonly request: SeriesRequest;
  readonly failures: SeriesFailure[] = [];
  ran = 0;

  constructor(request: SeriesRequest) {
    this.request = request;
  }

  add({ index, verdict }: SeriesResult): void {
    this.ran++;
    if (verdict !== null) this.failures.push({ index, verdict });
  }

  /** What it has come to by now. */
  series(seconds: number): Series {
    const { ran, failures, request } = this;
    const { release, seed, runs, shard, compared } = request;
    return { release, seed, runs, shard, compared, ran, seconds, cut: isCut({ runs, shard, ran }), failures };
  }
}

/** What is the same in all parts of a series; undefined where something else has been read. */
const workOf = ({ release, seed, runs, compared }: Series): Record<string, unknown> => ({
  release,
  seed,
  'number of runs': runs,
  'mark of comparison': compared,
});

/** The parts of one series as a whole. @throws PartsError for parts that do not belong together */
export function mergeSeries(parts: readonly PartFile<Series>[]): Series {
  const first = checkParts(parts, 'a series of workloads', workOf);
  for (const { file, part } of parts) {
    const most = workloadsOf(part.runs, part.shard);
    if (part.ran > most) throw new PartsError(`${file}: found ${part.ran} workloads, expected up to ${most}`);
  }
  const all = parts.map(({ part }) => part);
  return {
    ...first,
    shard: WHOLE,
    ran: all.reduce((sum, { ran }) => sum + ran, 0),
    seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
    cut: all.some(isCut),
    failures: all.flatMap(({ failures }) => failures).sort((a, b) => a.index - b.index),
  };
}
