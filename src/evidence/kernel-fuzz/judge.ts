// SPDX-License-Identifier: GPL-2.0-only
// Tells what a difference is: one of behaviour occurs each time, and is shrunk; one of timing does not.

import type { Agent } from '../../linux/agent';
import { shrinkList } from '../../races/shrink';
import type { Operation } from './operations';
import type { Terms } from './terms';
import { type Parting, tryWorkload } from './trial';

/** How often a workload that differs is run again. */
const REPEATS = 5;

export interface Found {
  readonly index: number;
  /** In how many of the repeats it differed, too. */
  readonly again: number;
  /** Behaviour: the fewest operations that differ; timing: the workload as it was. */
  readonly operations: readonly Operation[];
  readonly parting: Parting;
}

/** It differed in every repeat. */
export const isBehaviour = ({ again }: Found): boolean => again === REPEATS;

/** Whether two workloads part over the same: after the same kind of operation, in the same aspect. */
const alike = (one: Parting, other: Parting): boolean =>
  one.operation.op === other.operation.op && one.difference.aspect === other.difference.aspect;

/** The fewest operations of a workload with which it still parts in this way. */
function shrink(agent: Agent, operations: readonly Operation[], parting: Parting, terms: Terms): Operation[] {
  const partsAlike = (part: readonly Operation[]): boolean => {
    const found = tryWorkload(agent, part, terms).parting;
    return found !== null && alike(found, parting);
  };
  const steps = shrinkList(operations.slice(0, parting.at + 1), partsAlike);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return [...step.value];
}

/** What comes of a workload that has differed once. @throws AgentGone, AgentSilent */
export function judge(
  agent: Agent,
  index: number,
  operations: readonly Operation[],
  first: Parting,
  terms: Terms,
): Found {
  let again = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const { parting } = tryWorkload(agent, operations, terms);
    if (parting !== null && alike(parting, first)) again++;
  }
  if (again < REPEATS) return { index, again, operations, parting: first };
  const fewest = shrink(agent, operations, first, terms);
  const trial = tryWorkload(agent, fewest, terms);
  return { index, again, operations: trial.operations, parting: trial.parting ?? first };
}
