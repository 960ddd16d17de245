// SPDX-License-Identifier: GPL-2.0-only
// One machine's memory: its frames on NUMA nodes, their contents, swap, and the address spaces.

import type { Kernel } from '../kernel/kernel';
import type { pfn_t } from '../kernel/types';
import type { MmBehaviour } from './behaviour';
import { type Checksum, PageContents } from './contents';
import { MemoryHotplug } from './hotplug';
import type { KsmOperations } from './ksm-operations';
import type { MemoryNotifier, MemoryNotify } from './memory-notify';
import { MmStruct } from './mm-struct';
import { MmuNotifier } from './mmu-notifier';
import type { MigrationInFlight } from './outside-lock';
import { Page, SetPageUptodate } from './page';
import { SwapArea } from './swap-area';

export interface MemoryLayout {
  readonly nodes: number;
  readonly pages_per_node: number;
  /** Usable swap slots. */
  readonly swap: number;
  /** What sums a frame; null for jhash2(). */
  readonly checksum: Checksum | null;
}

/** So that neighbours lie together in the host's memory, too. */
const PAGES_MADE_TOGETHER = 64;

export class Memory {
  readonly kernel: Kernel;
  /** Which kernel this is: asked where they differ. */
  readonly behaviour: MmBehaviour;
  readonly nr_node_ids: number;
  readonly pages_per_node: number;
  readonly nr_frames: number;
  readonly contents: PageContents;
  readonly swap: SwapArea;
  readonly mmu_notifier = new MmuNotifier();
  readonly hotplug = new MemoryHotplug(this);
  /** In the order in which they were made. */
  readonly mms = new Set<MmStruct>();
  /** Frames that can be allocated, isolated ones included, offline ones not. */
  nr_free: number;
  live_anon_vmas = 0;
  /** Zero pages that KSM has mapped. */
  ksm_zero_pages = 0;
  /** Of /proc/vmstat. */
  readonly vm_events = { cow_ksm: 0, ksm_swpin_copy: 0 };
  /** Walks in progress of the ptes that map a page: swap-out, migration, munlock. */
  rmap_walks = 0;
  /** Times that lock_page() had to wait for a holder outside of the model. */
  lock_waits = 0;
  /** A migration that another CPU has begun; it goes on as soon as somebody waits for it. */
  migrationInFlight: MigrationInFlight | null = null;
  /** Pages on their way to an LRU list, each with a reference. */
  readonly lru_add_pvec: Page[] = [];
  /** /proc/sys/vm/max_map_count: how many areas an address space may have. */
  sysctl_max_map_count = 65530;
  /** Per node: no frame below this one is free. */
  readonly free_hint: pfn_t[];
  private readonly mem_map: (Page | undefined)[];
  private readonly namesSeen = new Map<string, number>();
  private mmsMade = 0;
  private ksmOperations: KsmOperations | null = null;
  private memoryNotifier: MemoryNotifier | null = null;

  constructor(kernel: Kernel, layout: MemoryLayout, behaviour: MmBehaviour) {
    this.kernel = kernel;
    this.behaviour = behaviour;
    this.nr_node_ids = layout.nodes;
    this.pages_per_node = layout.pages_per_node;
    this.nr_frames = layout.nodes * layout.pages_per_node;
    this.contents = new PageContents(this.nr_frames, kernel.work, layout.checksum);
    this.swap = new SwapArea(layout.swap);
    this.mem_map = new Array(this.nr_frames);
    this.free_hint = Array.from({ length: layout.nodes }, (_, node) => node * layout.pages_per_node);
    const zeroPage = this.pfn_to_page(0);
    zeroPage.used = true;
    zeroPage.refcount = 1;
    SetPageUptodate(zeroPage);
    this.nr_free = this.nr_frames - 1;
  }

  /** What mm calls of KSM. */
  get ksm(): KsmOperations {
    if (this.ksmOperations === null) throw new Error('no KSM is plugged into this memory');
    return this.ksmOperations;
  }

  plugKsm(operations: KsmOperations): void {
    this.ksmOperations = operations;
  }

  /** include/asm-generic/memory_model.h v4.18: pfn_to_page(); struct pages are made on first use. */
  pfn_to_page(pfn: pfn_t): Page {
    const page = this.mem_map[pfn];
    return page === undefined ? this.makePage(pfn) : page;
  }

  private makePage(pfn: pfn_t): Page {
    const first = pfn & ~(PAGES_MADE_TOGETHER - 1);
    const end = Math.min(first + PAGES_MADE_TOGETHER, this.nr_frames);
    for (let at = first; at < end; at++) this.mem_map[at] = new Page(at);
    return this.mem_map[pfn] as Page;
  }

  pfn_to_nid(pfn: pfn_t): number {
    return Math.floor(pfn / this.pages_per_node);
  }

  /** Frames that memory hotplug has taken away. */
  get nr_offline(): number {
    let count = 0;
    for (const page of this.mem_map) if (page?.offline === true) count++;
    return count;
  }

  /** Frames in use, by number; the zero page is not among them. */
  *usedPages(): Generator<Page> {
    for (let pfn = 1; pfn < this.nr_frames; pfn++) {
      const page = this.mem_map[pfn];
      if (page?.used === true) yield page;
    }
  }

  /** A new, empty address space. The k-th one made under a name is labelled `name~k`, the first just `name`. */
  mm_alloc(name: string, node: number): MmStruct {
    const nth = (this.namesSeen.get(name) ?? 0) + 1;
    this.namesSeen.set(name, nth);
    const mm = new MmStruct(this, name, nth === 1 ? name : `${name}~${nth}`, this.mmsMade++, node);
    this.mms.add(mm);
    return mm;
  }

  /** The address space that goes by this name now. */
  mmNamed(name: string): MmStruct | null {
    for (const mm of this.mms) if (!mm.exited && mm.name === name) return mm;
    return null;
  }

  /** include/linux/memory.h v4.18: hotplug_memory_notifier() */
  hotplug_memory_notifier(notifier: MemoryNotifier): void {
    this.memoryNotifier = notifier;
  }

  /** drivers/base/memory.c v4.18: memory_notify() */
  memory_notify(action: number, arg: MemoryNotify): void {
    this.memoryNotifier?.(action, arg);
  }
}
