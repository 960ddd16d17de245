// SPDX-License-Identifier: GPL-2.0-only
// mm/mlock.c: mlock() and munlock() of a range.

import { EAGAIN, ENOMEM } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import { vm_normal_page } from './cow';
import { handle_mm_fault } from './fault';
import { FAULT_FLAG_WRITE, VM_FAULT_OOM } from './fault-flags';
import type { Memory } from './memory';
import { mlock_vma_page, munlock_vma_pages_all } from './mlock';
import type { MmStruct } from './mm-struct';
import { PAGE_SIZE } from './page';
import { trylock_page, unlock_page } from './page-lock';
import { pte_readable, pte_write } from './pgtable';
import { find_vma, split_vma, VM_LOCKED, VM_WRITE, type VmAreaStruct } from './vma';

/** mm/mlock.c v4.18: do_mlock(); flags, then pages. -ENOMEM at a hole, -EAGAIN when a page can't be had. */
export function do_mlock(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr): int {
  const err = apply_vma_lock_flags(memory, mm, start, end, true);
  return err === 0 ? __mm_populate(memory, mm, start, end) : err;
}

/** mm/mlock.c v4.18: munlock() */
export function do_munlock(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr): int {
  return apply_vma_lock_flags(memory, mm, start, end, false);
}

/** mm/mlock.c v4.18: apply_vma_lock_flags() */
function apply_vma_lock_flags(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr, lock: boolean): int {
  mm.mmap_sem.down_write();
  let err = 0;
  let at = start;
  while (at < end) {
    const vma = find_vma(mm, at);
    if (vma === null || vma.vm_start > at) {
      err = -ENOMEM;
      break;
    }
    const stop = Math.min(vma.vm_end, end);
    if (vma.has(VM_LOCKED) !== lock) mlock_fixup(memory, vma, at, stop, lock);
    at = stop;
  }
  mm.mmap_sem.up_write();
  return err;
}

/** mm/mlock.c v4.18: mlock_fixup() */
function mlock_fixup(memory: Memory, vma: VmAreaStruct, start: vaddr, end: vaddr, lock: boolean): void {
  if (start !== vma.vm_start) split_vma(vma, start, true);
  if (end !== vma.vm_end) split_vma(vma, end, false);
  if (lock) vma.vm_flags |= VM_LOCKED;
  else munlock_vma_pages_all(memory, vma);
}

/** mm/gup.c v4.18: __mm_populate(); every page is mapped, writable where it may be written, and mlocked. 0, or -EAGAIN without memory. */
export function __mm_populate(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr): int {
  for (let address = start; address < end; address += PAGE_SIZE) {
    const vma = find_vma(mm, address) as VmAreaStruct;
    if (!faultin_page(memory, vma, address)) return -EAGAIN;
    const page = vm_normal_page(memory, mm.pgtables.get(address));
    if (page !== null && page.mapping_flags !== 0 && trylock_page(page)) {
      mlock_vma_page(page);
      unlock_page(page);
    }
  }
  return 0;
}

/** mm/gup.c v4.18: faultin_page(); false without memory. */
function faultin_page(memory: Memory, vma: VmAreaStruct, address: vaddr): boolean {
  const write = vma.has(VM_WRITE);
  for (;;) {
    const pte = vma.vm_mm.pgtables.get(address);
    if (write ? pte_write(pte) : pte_readable(pte)) return true;
    const result = handle_mm_fault(memory, vma, address, write ? FAULT_FLAG_WRITE : 0);
    if ((result & VM_FAULT_OOM) !== 0) return false;
  }
}
