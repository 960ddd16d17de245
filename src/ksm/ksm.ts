// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: what the C keeps in static variables, one object per machine.

import { HashTable } from '../kernel/hashtable';
import type { Kernel } from '../kernel/kernel';
import { Kthread, WaitQueueHead } from '../kernel/kthread';
import { ListHead } from '../kernel/list';
import { Mutex, SpinLock } from '../kernel/locks';
import { RbRoot } from '../kernel/rbtree';
import type { KmemCache } from '../kernel/slab';
import type { Memory } from '../mm/memory';
import { Advisor } from './advisor-state';
import type { Release } from './releases';
import { KSM_RUN_STOP, KsmScan, MmSlot, type RmapItem, type StableNode } from './structures';

const MM_SLOTS_HASH_BITS = 10;

/** A fresh set of tree roots, one per NUMA node. */
export function makeRoots<T>(count: number): RbRoot<T>[] {
  return Array.from({ length: count }, () => new RbRoot<T>());
}

export class Ksm {
  readonly kernel: Kernel;
  readonly memory: Memory;
  /** Which kernel this is: asked where releases differ. */
  readonly release: Release;

  // The stable and unstable tree heads
  readonly one_stable_tree = makeRoots<StableNode>(1);
  readonly one_unstable_tree = makeRoots<RmapItem>(1);
  root_stable_tree = this.one_stable_tree;
  root_unstable_tree = this.one_unstable_tree;

  /** Nodes whose page has moved to another NUMA node, until they are placed anew. */
  readonly migrate_nodes = new ListHead<StableNode>();

  readonly mm_slots_hash = new HashTable<MmSlot>(MM_SLOTS_HASH_BITS);
  /** Head of the list of slots; as the cursor's slot it means: between two scans. */
  readonly ksm_mm_head = new MmSlot();
  readonly ksm_scan = new KsmScan(this.ksm_mm_head);

  rmap_item_cache: KmemCache<RmapItem> | null = null;
  stable_node_cache: KmemCache<StableNode> | null = null;
  mm_slot_cache: KmemCache<MmSlot> | null = null;

  /** Nodes that have sharers. */
  ksm_pages_shared = 0;
  /** Sharers beyond the first of each node. */
  ksm_pages_sharing = 0;
  /** Items in the unstable tree. */
  ksm_pages_unshared = 0;
  /** Items in use. */
  ksm_rmap_items = 0;
  ksm_stable_node_chains = 0;
  ksm_stable_node_dups = 0;
  /** An int: a huge value reads as negative. */
  ksm_stable_node_chains_prune_millisecs = 2000;
  /** Without the limit, any number. */
  ksm_max_page_sharing = Number.POSITIVE_INFINITY;
  /** Old kernels: how many KSM pages there may be; 0 for any number. */
  ksm_max_kernel_pages: number;
  ksm_thread_pages_to_scan = 100;
  ksm_thread_sleep_millisecs = 20;
  zero_checksum = 0;
  ksm_use_zero_pages = false;
  ksm_merge_across_nodes = 1;
  ksm_nr_node_ids = 1;
  ksm_run = KSM_RUN_STOP;
  /** Pages that ksmd has looked at, and those that smart scan has spared it. */
  ksm_pages_scanned = 0;
  ksm_pages_skipped = 0;
  ksm_smart_scan: boolean;
  readonly advisor = new Advisor();

  readonly ksm_thread_wait = new WaitQueueHead();
  readonly ksm_thread_mutex = new Mutex();
  readonly ksm_mmlist_lock = new SpinLock();
  readonly ksmd: Kthread;

  constructor(kernel: Kernel, memory: Memory, release: Release) {
    this.kernel = kernel;
    this.memory = memory;
    this.release = release;
    this.ksm_max_kernel_pages = release.max_kernel_pages ? Math.floor(memory.nr_frames / 4) : 0;
    this.ksm_smart_scan = release.smart_scan;
    if (release.sharing_limit) this.ksm_max_page_sharing = 256;
    this.ksmd = new Kthread(kernel.clock);
  }
}
