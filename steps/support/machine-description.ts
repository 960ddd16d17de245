// SPDX-License-Identifier: GPL-2.0-only
// A machine in words: "2 NUMA nodes of 64 frames and 8 swap slots".

import { MAX_NODES, MIN_PAGES_PER_NODE } from '../../src/machine/trace/limits';
import type { SubjectOptions } from '../subject/subject';
import { expectThat, fail } from './expectations';

const DESCRIPTION = /^(\d+) NUMA nodes? of (\d+) frames(?: and (\d+) swap slots?)?$/;

export function machineOptions(text: string): SubjectOptions {
  const [, nodes, frames, swap] = DESCRIPTION.exec(text) ?? [];
  if (nodes === undefined)
    return fail(`"${text}" is not a machine; expected "2 NUMA nodes of 64 frames", perhaps with "and 8 swap slots"`);
  const options = { nodes: Number(nodes), pages_per_node: Number(frames) };
  expectThat(
    options.nodes > 0 && options.nodes <= MAX_NODES,
    () => `${nodes} is not a number of NUMA nodes; expected 1 to ${MAX_NODES}`,
  );
  expectThat(
    options.pages_per_node >= MIN_PAGES_PER_NODE,
    () => `${frames} is not a number of frames; expected ${MIN_PAGES_PER_NODE} or more: one is the zero page`,
  );
  return swap === undefined ? options : { ...options, swap: Number(swap) };
}
