// SPDX-License-Identifier: GPL-2.0-only
// include/linux/mm_types.h: struct mm_struct; an address space.

import { BUG_ON } from '../kernel/bug';
import { RwSemaphore } from '../kernel/locks';
import type { Memory } from './memory';
import { PageTables } from './pgtable';
import type { VmAreaStruct } from './vma';

/** include/linux/sched/coredump.h: KSM has a slot for this address space. */
export const MMF_VM_MERGEABLE = 16;
/** include/linux/sched/coredump.h v6.12: all areas that can be merged are to be. NON-KERNEL: bit 30 there. */
export const MMF_VM_MERGE_ANY = 17;

export class MmStruct {
  readonly memory: Memory;
  /** The process's name, and a label that tells the address spaces made under one name apart (A, A~2, ...). */
  readonly name: string;
  readonly label: string;
  /** Identity as a number: what C has as the address of the struct. */
  readonly id: number;
  /** NUMA node from which its frames come first. */
  readonly node: number;
  mm_users = 1;
  mm_count = 1;
  mmap: VmAreaStruct | null = null;
  vmacache: VmAreaStruct | null = null;
  readonly mmap_sem = new RwSemaphore();
  readonly pgtables = new PageTables();
  /** MM_ANONPAGES: present ptes that map anonymous pages, KSM pages among them. */
  anon_rss = 0;
  /** Changes of ptes in progress on other CPUs whose TLB entries may still let a process write. */
  tlb_flush_pending = 0;
  /** exit_mmap() is over: the name is free again. */
  exited = false;
  /** Being forked into, or in exit: nobody else can act in it. */
  busy = false;
  /** Pages that stable nodes list. */
  ksm_merging_pages = 0;
  ksm_rmap_items = 0;
  /** Zero pages that KSM has mapped. */
  ksm_zero_pages = 0;
  /** NON-KERNEL: for the audit: what fork has copied of the first two. */
  readonly inherited = { ksm_merging_pages: 0, ksm_rmap_items: 0 };
  private flags = 0;

  constructor(memory: Memory, name: string, label: string, id: number, node: number) {
    this.memory = memory;
    this.name = name;
    this.label = label;
    this.id = id;
    this.node = node;
  }

  test_bit(bit: number): boolean {
    return (this.flags & (1 << bit)) !== 0;
  }

  set_bit(bit: number): void {
    this.flags |= 1 << bit;
  }

  clear_bit(bit: number): void {
    this.flags &= ~(1 << bit);
  }
}

/** include/linux/sched/mm.h v4.18: mmgrab() */
export function mmgrab(mm: MmStruct): void {
  mm.mm_count++;
}

/** include/linux/mm_types.h v4.18: mm_tlb_flush_pending() */
export const mm_tlb_flush_pending = (mm: MmStruct): boolean => mm.tlb_flush_pending !== 0;

/** include/linux/sched/mm.h v4.18: mmdrop() */
export function mmdrop(mm: MmStruct): void {
  BUG_ON(mm.mm_count <= 0, 'mmdrop');
  mm.mm_count--;
  if (mm.mm_count !== 0) return;
  BUG_ON(mm.mm_users !== 0, 'mmdrop');
  mm.memory.mms.delete(mm);
}
