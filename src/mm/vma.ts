// SPDX-License-Identifier: GPL-2.0-only
// include/linux/mm_types.h: struct vm_area_struct; and mm/mmap.c's care of the list of VMAs.

import { ENOMEM } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import {
  type AnonVma,
  type AnonVmaChain,
  anon_vma_clone,
  anon_vma_interval_tree_insert,
  anon_vma_interval_tree_remove,
} from './anon-vma';
import type { Memory } from './memory';
import type { MmStruct } from './mm-struct';
import { PAGE_SHIFT, PAGE_SIZE } from './page';

// include/linux/mm.h v4.18, in its order
export const VM_WRITE = 0x00000002;
export const VM_SHARED = 0x00000008;
export const VM_MAYSHARE = 0x00000080;
export const VM_PFNMAP = 0x00000400;
export const VM_LOCKED = 0x00002000;
export const VM_IO = 0x00004000;
export const VM_DONTEXPAND = 0x00040000;
export const VM_HUGETLB = 0x00400000;
/** Not the kernel's: a private mapping of a file (C would look at vm_file). */
export const VM_FILE = 0x08000000;
export const VM_MIXEDMAP = 0x10000000;
export const VM_MERGEABLE = 0x80000000 | 0;

/** Areas that only some driver could fill: the model maps them and refuses to touch them. */
export const VM_UNTOUCHABLE = VM_SHARED | VM_MAYSHARE | VM_PFNMAP | VM_IO | VM_HUGETLB | VM_MIXEDMAP | VM_DONTEXPAND;

export class VmAreaStruct {
  vm_start: vaddr;
  vm_end: vaddr;
  /** Its lower half. */
  vm_flags: number;
  /** Bits 32 and up of vm_flags, of which the model knows the protection key: 0 to 15. */
  vm_flags_high = 0;
  /** Page offset of vm_start: its address >> 12, unless mremap() has moved what was written there. */
  vm_pgoff: number;
  /** NON-KERNEL: for the audit. */
  moved = false;
  readonly vm_mm: MmStruct;
  vm_next: VmAreaStruct | null = null;
  anon_vma: AnonVma | null = null;
  /** Links to anon_vmas, oldest first. */
  readonly anon_vma_chain: AnonVmaChain[] = [];

  constructor(mm: MmStruct, start: vaddr, end: vaddr, flags: number) {
    this.vm_mm = mm;
    this.vm_start = start;
    this.vm_end = end;
    this.vm_flags = flags | 0;
    this.vm_pgoff = start / PAGE_SIZE;
  }

  has(flag: number): boolean {
    return (this.vm_flags & flag) !== 0;
  }

  overlaps(start: vaddr, end: vaddr): boolean {
    return this.vm_start < end && start < this.vm_end;
  }

  within(start: vaddr, end: vaddr): boolean {
    return this.vm_start >= start && this.vm_end <= end;
  }
}

/** include/linux/pagemap.h v4.18: linear_page_index() */
export function linear_page_index(vma: VmAreaStruct, address: vaddr): number {
  return Math.floor((address - vma.vm_start) / PAGE_SIZE) + vma.vm_pgoff;
}

/** mm/mmap.c v4.18: find_vma(); the first VMA that ends above `addr`. */
export function find_vma(mm: MmStruct, addr: vaddr): VmAreaStruct | null {
  const cached = mm.vmacache;
  if (cached !== null && cached.vm_start <= addr && addr < cached.vm_end) return cached;
  let vma = mm.mmap;
  while (vma !== null && vma.vm_end <= addr) vma = vma.vm_next;
  if (vma !== null && vma.vm_start <= addr) mm.vmacache = vma;
  return vma;
}

/** mm/mmap.c v4.18: insert_vm_struct() */
export function insert_vm_struct(mm: MmStruct, vma: VmAreaStruct): void {
  let prev: VmAreaStruct | null = null;
  let next = mm.mmap;
  while (next !== null && next.vm_start < vma.vm_start) {
    prev = next;
    next = next.vm_next;
  }
  vma.vm_next = next;
  if (prev === null) mm.mmap = vma;
  else prev.vm_next = vma;
  mm.vmacache = null;
}

/** mm/mmap.c v4.18: __split_vma(); a new VMA takes the part below `addr`, or the part from it on. */
export function split_vma(vma: VmAreaStruct, addr: vaddr, new_below: boolean): void {
  const added = new VmAreaStruct(vma.vm_mm, vma.vm_start, vma.vm_end, vma.vm_flags);
  added.vm_pgoff = vma.vm_pgoff;
  added.moved = vma.moved;
  added.vm_flags_high = vma.vm_flags_high;
  const pages = (addr - vma.vm_start) / PAGE_SIZE;
  if (new_below) {
    added.vm_end = addr;
  } else {
    added.vm_start = addr;
    added.vm_pgoff += pages;
  }
  added.anon_vma = vma.anon_vma;
  anon_vma_clone(added, vma);
  for (const avc of vma.anon_vma_chain) anon_vma_interval_tree_remove(avc);
  if (new_below) {
    vma.vm_start = addr;
    vma.vm_pgoff += pages;
  } else {
    vma.vm_end = addr;
  }
  for (const avc of vma.anon_vma_chain) anon_vma_interval_tree_insert(avc);
  insert_vm_struct(vma.vm_mm, added);
}

/**
 * mm/mmap.c v4.18: split_vma() at both ends, as madvise() and mprotect() do: afterwards the VMA is no more than [start, end).
 * -ENOMEM when the process may have no more areas; the part before `start` may be split off by then.
 */
export function splitAround(memory: Memory, vma: VmAreaStruct, start: vaddr, end: vaddr): int {
  for (const [addr, new_below] of [
    [start, true],
    [end, false],
  ] as const) {
    if (addr === (new_below ? vma.vm_start : vma.vm_end)) continue;
    if ([...vmas(vma.vm_mm)].length >= memory.sysctl_max_map_count) return -ENOMEM;
    split_vma(vma, addr, new_below);
  }
  return 0;
}

/** The VMAs of an address space in address order. Safe against removal of the one just given. */
export function* vmas(mm: MmStruct): Generator<VmAreaStruct> {
  let vma = mm.mmap;
  while (vma !== null) {
    const next: VmAreaStruct | null = vma.vm_next;
    yield vma;
    vma = next;
  }
}

/** The addresses of a VMA's pages, or of those inside [start, end). */
export function* pagesOf(vma: VmAreaStruct, start = vma.vm_start, end = vma.vm_end): Generator<vaddr> {
  const stop = Math.min(end, vma.vm_end);
  for (let address = Math.max(start, vma.vm_start); address < stop; address += 1 << PAGE_SHIFT) yield address;
}
