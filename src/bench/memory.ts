// SPDX-License-Identifier: GPL-2.0-only
// What one workload needs of the host's memory, measured in a process that does nothing else.

import type { MemoryUse } from './detail';
import { machineOf, scanPass } from './workload';

const CONTENT_BYTES = 4096;
/** Long enough for every structure of the workload to exist: checksum, trees, merged pages. */
const PASSES = 3;

export interface MemoryWorkload {
  readonly name: string;
  unique(pages: number): number;
}

export const MEMORY_WORKLOADS: readonly MemoryWorkload[] = [
  { name: 'all unique', unique: (pages) => pages },
  { name: 'half duplicates', unique: (pages) => pages / 2 },
];

const maxRss = (): number => process.resourceUsage().maxRSS * 1024;

/** Bytes reachable in heap and buffers; needs --expose-gc. */
function liveBytes(): number {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error('the memory benchmark needs node --expose-gc');
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Builds the workload, scans it three times and reads the process's own figures. */
export function measureMemory(name: string, pages: number): MemoryUse {
  const workload = MEMORY_WORKLOADS.find((candidate) => candidate.name === name);
  if (workload === undefined) throw new Error(`no memory workload is named '${name}'`);
  const liveBefore = liveBytes();
  const before = process.memoryUsage.rss();
  const machine = machineOf(pages, workload.unique(pages));
  for (let pass = 0; pass < PASSES; pass++) scanPass(machine);
  const peak = maxRss();
  const live = liveBytes() - liveBefore;
  // Read after the collection, so that the machine is still reachable in it.
  if (machine.boot_error !== 0) throw new Error('the machine did not boot');
  return {
    workload: name,
    pages,
    peak,
    before,
    peak_per_page: (peak - before) / pages - CONTENT_BYTES,
    live_per_page: live / pages - CONTENT_BYTES,
  };
}
