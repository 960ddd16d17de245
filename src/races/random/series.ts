// SPDX-License-Identifier: GPL-2.0-only
// What a series of random workloads has come to, as JSON, and the parts of one put together.

import { checkParts, type Shard, WHOLE } from '../parts';
import type { SeriesFailure } from './fuzz';

export interface Series {
  /** The kernel that booted. */
  readonly release: string;
  readonly seed: number;
  /** Of the whole series. */
  readonly runs: number;
  readonly shard: Shard;
  /** Whether each was compared with an external program; else the audit and the ghost memory judged. */
  readonly compared: boolean;
  readonly ran: number;
  readonly seconds: number;
  readonly failures: readonly SeriesFailure[];
}

/** The parts of one series as a whole. @throws PartsError for parts that do not belong together */
export function mergeSeries(parts: readonly Series[]): Series {
  const first = checkParts(
    parts,
    (a, b) => a.release === b.release && a.seed === b.seed && a.runs === b.runs && a.compared === b.compared,
  );
  return {
    ...first,
    shard: WHOLE,
    ran: parts.reduce((sum, part) => sum + part.ran, 0),
    seconds: parts.reduce((sum, part) => sum + part.seconds, 0),
    failures: parts.flatMap((part) => part.failures).sort((a, b) => a.index - b.index),
  };
}
