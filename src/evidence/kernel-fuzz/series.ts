// SPDX-License-Identifier: GPL-2.0-only
// A series of random workloads on the model and a real kernel, one at each step.

import type { Agent } from '../../linux/agent';
import type { Shard } from '../../races/parts';
import { workloadsOf } from '../../races/random/series';
import { drawWorkload } from './draw';
import { type Found, judge } from './judge';
import type { Terms } from './terms';
import { tryWorkload } from './trial';

export interface Step {
  readonly index: number;
  /** How many operations were carried out. */
  readonly operations: number;
  /** Null when nothing differs. */
  readonly found: Found | null;
}

export interface KernelSeriesOptions {
  readonly runs: number;
  readonly seed: number;
  readonly shard: Shard;
}

/** @throws AgentGone, AgentSilent, PartsError when the part has no workload */
export function* runKernelSeries(agent: Agent, terms: Terms, options: KernelSeriesOptions): Generator<Step, void> {
  const { runs, seed, shard } = options;
  const count = workloadsOf(runs, shard);
  for (let i = 0; i < count; i++) {
    const index = shard.k - 1 + i * shard.n;
    const { operations, parting } = tryWorkload(agent, drawWorkload(seed, index, terms), terms);
    const found = parting === null ? null : judge(agent, index, operations, parting, terms);
    yield { index, operations: operations.length, found };
  }
}
