// SPDX-License-Identifier: GPL-2.0-only
// Explorations as the steps ask for them.

import { type Exploration, mergeExplorations, OutcomeCounter } from '../../src/races/exploration';
import { explore } from '../../src/races/explore';
import { parseSchedule, scheduleWorkload } from '../../src/races/schedule';
import type { SetUp } from '../../src/races/set-up';
import { SET_UPS } from '../../src/races/set-ups';
import { shrinkWorkload } from '../../src/races/shrink';
import { runWorkload } from '../../src/races/workload';

export function setUpNamed(name: string): SetUp {
  const setUp = SET_UPS.find((known) => known.name === name);
  if (setUp === undefined) throw new Error(`there is no set-up ${name}`);
  return setUp;
}

/** Explores set-ups, in so many parts that are merged. */
export function exploreSetUps(
  setUps: readonly SetUp[],
  placements: number,
  prune: boolean,
  parts: number,
): Exploration {
  return mergeExplorations(
    Array.from({ length: parts }, (_, part) => {
      const shard = { k: part + 1, n: parts };
      const outcomes = setUps.map((setUp) => {
        const counter = new OutcomeCounter(setUp);
        explore(setUp, { placements, prune, shard }, (result) => counter.add(result));
        return counter.outcome;
      });
      return { placements, prune, shard, setUps: outcomes };
    }),
  );
}

/** The fewest operations of a schedule that still come to its harm. @throws ScheduleError */
export function shrinkSchedule(text: string): { kind: string; operations: readonly string[] } {
  const { operations, settledFrom } = scheduleWorkload(parseSchedule(text, SET_UPS));
  const { harm } = runWorkload(operations, { settledFrom });
  if (harm === null) throw new Error(`${text} comes to no harm`);
  return { kind: harm.kind, operations: shrinkWorkload(operations, harm.kind, settledFrom) };
}
