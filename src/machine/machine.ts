// SPDX-License-Identifier: GPL-2.0-only
// One machine: kernel, memory and KSM, booted together. Thousands can live in one process.

import { Kernel, type WorkCounts } from '../kernel/kernel';
import type { RbRoot } from '../kernel/rbtree';
import type { int } from '../kernel/types';
import { ksm_init, ksmOperations } from '../ksm/init';
import { Ksm } from '../ksm/ksm';
import { generalProfit } from '../ksm/profit';
import { DEFAULT_RELEASE, type ReleaseName, releaseNamed } from '../ksm/releases';
import { volatilePages } from '../ksm/sysfs';
import type { Checksum } from '../mm/contents';
import { Memory } from '../mm/memory';
import { GhostMemory } from './ghost';
import { OutsideHolds } from './outside-holds';

export interface KernelChoice {
  /** Which kernel boots; v4.18. */
  readonly release?: ReleaseName;
  /** The exact version of that kernel, such as 6.12.118; the release's own when left out. */
  readonly version?: string;
  /** What sums a page: xxhash64 from 0, cut to 32 bits; releases since 5.0 have to be given it. */
  readonly checksum?: Checksum;
}

export interface MachineOptions extends KernelChoice {
  /** NUMA nodes; 1 when left out. */
  readonly nodes?: number;
  /** Frames of each node; 1024. Frame 0 is the zero page. */
  readonly pages_per_node?: number;
  /** Swap slots; 1023. */
  readonly swap?: number;
  /** Which step of KSM's start fails: 1 to 3 its caches, 4 its thread, 5 its sysfs files; 0 for none. */
  readonly initfail?: number;
  /** CONFIG_KSM; true. Without it the advice is unknown, and there are no files. */
  readonly config_ksm?: boolean;
  /** Whether to remember what every process stores, for the audit; false. Costs time and memory. */
  readonly ghost?: boolean;
}

/** What /sys/kernel/mm/ksm counts, and the frames that are free. */
export interface Counters {
  readonly pages_shared: number;
  readonly pages_sharing: number;
  readonly pages_unshared: number;
  readonly pages_volatile: number;
  readonly full_scans: number;
  readonly stable_node_chains: number;
  readonly stable_node_dups: number;
  readonly free_frames: number;
}

/** What only later kernels count, in /sys/kernel/mm/ksm and /proc/vmstat. */
export interface LaterCounters {
  readonly pages_scanned: number;
  readonly pages_skipped: number;
  readonly ksm_zero_pages: number;
  readonly general_profit: number;
  readonly cow_ksm: number;
  readonly ksm_swpin_copy: number;
}

/** Exact work done since boot. */
export interface Work extends WorkCounts {
  /** Rotations in red-black trees. */
  readonly rotations: number;
}

export class Machine {
  readonly kernel: Kernel;
  readonly memory: Memory;
  readonly ksm: Ksm;
  /** 0, or what KSM's start failed with: then no area becomes mergeable. */
  readonly boot_error: int;
  readonly holds = new OutsideHolds();
  readonly config_ksm: boolean;
  /** What every process has stored; null when that is not remembered. */
  readonly ghost: GhostMemory | null;
  /** How many operations run inside a window of another one: then some are refused. */
  depth = 0;
  /** What the last operation that was refused would have needed: a lock by name. */
  refusedFor = '';

  constructor(options: MachineOptions = {}) {
    const { nodes = 1, pages_per_node = 1024, swap = 1023, initfail = 0, ghost = false, config_ksm = true } = options;
    const release = releaseNamed(options.release ?? DEFAULT_RELEASE, options.version);
    this.config_ksm = config_ksm;
    this.kernel = new Kernel(initfail);
    const checksum = release.xxhash_checksum ? (options.checksum ?? null) : null;
    if (release.xxhash_checksum && checksum === null)
      throw new Error(`${release.name} sums pages by xxhash64: give it one`);
    this.memory = new Memory(this.kernel, { nodes, pages_per_node, swap, checksum }, release);
    this.ksm = new Ksm(this.kernel, this.memory, release);
    this.ghost = ghost ? new GhostMemory() : null;
    this.memory.plugKsm(ksmOperations(this.ksm));
    this.boot_error = ksm_init(this.ksm);
  }

  counters(): Counters {
    const { ksm } = this;
    return {
      pages_shared: ksm.ksm_pages_shared,
      pages_sharing: ksm.ksm_pages_sharing,
      pages_unshared: ksm.ksm_pages_unshared,
      pages_volatile: volatilePages(ksm),
      full_scans: ksm.ksm_scan.seqnr,
      stable_node_chains: ksm.ksm_stable_node_chains,
      stable_node_dups: ksm.ksm_stable_node_dups,
      free_frames: this.memory.nr_free,
    };
  }

  laterCounters(): LaterCounters {
    const { ksm, memory } = this;
    return {
      pages_scanned: ksm.ksm_pages_scanned,
      pages_skipped: ksm.ksm_pages_skipped,
      ksm_zero_pages: memory.ksm_zero_pages,
      general_profit: generalProfit(ksm),
      ...memory.vm_events,
    };
  }

  get work(): Work {
    const { ksm } = this;
    const roots: RbRoot<unknown>[] = [
      ...new Set<RbRoot<unknown>>([
        ...ksm.one_stable_tree,
        ...ksm.one_unstable_tree,
        ...ksm.root_stable_tree,
        ...ksm.root_unstable_tree,
      ]),
    ];
    const rotations = roots.reduce((sum, root) => sum + root.rotations, 0);
    return { ...this.kernel.work, rotations };
  }
}
