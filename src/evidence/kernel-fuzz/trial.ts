// SPDX-License-Identifier: GPL-2.0-only
// One workload on the model and on a kernel, compared operation by operation.

import type { Agent } from '../../linux/agent';
import { type Difference, differenceOf, type Observation } from './observation';
import { KernelRun } from './on-kernel';
import { ModelRun } from './on-model';
import type { Operation } from './operations';
import type { Terms } from './terms';

/** Where the two part. */
export interface Parting {
  /** The index of the operation, among those that were carried out. */
  readonly at: number;
  readonly operation: Operation;
  readonly difference: Difference;
}

export interface Trial {
  /** The operations that the model has carried out, and so the kernel. */
  readonly operations: readonly Operation[];
  readonly parting: Parting | null;
}

/** What the model makes of a workload, without those operations that it lacks. */
function onModel(workload: readonly Operation[], terms: Terms): [Operation[], Observation[]] {
  const run = new ModelRun(terms);
  const operations: Operation[] = [];
  const observations: Observation[] = [];
  for (const operation of workload) {
    const observation = run.run(operation);
    if (observation === null) continue;
    operations.push(operation);
    observations.push(observation);
  }
  return [operations, observations];
}

/** @throws AgentGone, AgentSilent */
export function tryWorkload(agent: Agent, workload: readonly Operation[], terms: Terms): Trial {
  const [operations, expected] = onModel(workload, terms);
  const found = new KernelRun(agent, terms).run(operations);
  for (const [at, operation] of operations.entries()) {
    const difference = differenceOf(expected[at] as Observation, found[at] as Observation);
    if (difference !== null) return { operations, parting: { at, operation, difference } };
  }
  return { operations, parting: null };
}
