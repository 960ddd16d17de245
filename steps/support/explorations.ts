// SPDX-License-Identifier: GPL-2.0-only
// Explorations as the steps ask for them.

import { breathing } from '../../src/races/breathe';
import { type Exploration, mergeExplorations, OutcomeCounter, type SetUpOutcome } from '../../src/races/exploration';
import { type ExploreLimits, explore } from '../../src/races/explore';
import type { Shard } from '../../src/races/parts';
import { parseSchedule, scheduleWorkload } from '../../src/races/schedule';
import type { SetUp } from '../../src/races/set-up';
import { SET_UPS } from '../../src/races/set-ups';
import { shrinkWorkload } from '../../src/races/shrink';
import { runWorkload } from '../../src/races/workload';
import { progressOf } from './progress';

export function setUpNamed(name: string): SetUp {
  const setUp = SET_UPS.find((known) => known.name === name);
  if (setUp === undefined) throw new Error(`there is no set-up ${name}`);
  return setUp;
}

async function exploreOne(setUp: SetUp, limits: ExploreLimits, breathe: () => Promise<void>): Promise<SetUpOutcome> {
  const counter = new OutcomeCounter(setUp);
  for (const result of explore(setUp, limits)) {
    counter.add(result);
    await breathe();
  }
  return counter.outcome;
}

/** The shards of work that is done in so many parts. */
export const shardsOf = (parts: number): Shard[] =>
  Array.from({ length: parts }, (_, part) => ({ k: part + 1, n: parts }));

/** Explores set-ups, in so many parts that are merged. */
export async function exploreSetUps(
  setUps: readonly SetUp[],
  placements: number,
  prune: boolean,
  parts: number,
): Promise<Exploration> {
  const progress = progressOf('set-ups explored', setUps.length * parts);
  const explorations: { file: string; part: Exploration }[] = [];
  let done = 0;
  for (const shard of shardsOf(parts)) {
    const outcomes: SetUpOutcome[] = [];
    for (const setUp of setUps) {
      outcomes.push(await exploreOne(setUp, { placements, prune, shard }, () => progress(done)));
      done++;
    }
    explorations.push({ file: `part-${shard.k}.json`, part: { placements, prune, shard, setUps: outcomes } });
  }
  return mergeExplorations(explorations);
}

/** The fewest operations of a schedule that still come to its harm. @throws ScheduleError */
export async function shrinkSchedule(text: string): Promise<{ kind: string; operations: readonly string[] }> {
  const { operations, settledFrom } = scheduleWorkload(parseSchedule(text, SET_UPS));
  const { harm } = runWorkload(operations, { settledFrom });
  if (harm === null) throw new Error(`${text} comes to no harm`);
  return { kind: harm.kind, operations: await breathing(shrinkWorkload(operations, harm.kind, settledFrom)) };
}
