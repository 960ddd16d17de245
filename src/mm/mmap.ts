// SPDX-License-Identifier: GPL-2.0-only
// mm/mmap.c: mapping and unmapping a range, and the end of an address space.

import { BUG_ON } from '../kernel/bug';
import { EEXIST } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import { unlink_anon_vmas } from './anon-vma';
import type { Memory } from './memory';
import { munlock_vma_pages_all } from './mlock';
import { MMF_VM_MERGEABLE, type MmStruct, mmdrop } from './mm-struct';
import { find_vma, insert_vm_struct, split_vma, VM_LOCKED, VmAreaStruct, vmas } from './vma';
import { zap_page_range } from './zap';

/**
 * mm/mmap.c v4.18: do_mmap() with MAP_FIXED_NOREPLACE, then mmap_region(); a new area with these VM_ flags. It is not joined
 * with its neighbours.
 * @returns 0, or -EEXIST when something is mapped there
 */
export function do_mmap(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr, vm_flags: number): int {
  for (const vma of vmas(mm)) if (vma.overlaps(start, end)) return -EEXIST;
  mm.mmap_sem.down_write();
  const vma = new VmAreaStruct(mm, start, end, vm_flags);
  insert_vm_struct(mm, vma);
  memory.ksm.ksm_add_vma(vma);
  mm.mmap_sem.up_write();
  return 0;
}

/** mm/mmap.c v4.18: do_munmap(); holes in the range are no error. */
export function do_munmap(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr): void {
  mm.mmap_sem.down_write();
  const first = find_vma(mm, start);
  if (first !== null && first.vm_start < end && start > first.vm_start) split_vma(first, start, false);
  const last = find_vma(mm, end);
  if (last !== null && end > last.vm_start) split_vma(last, end, true);
  unmapVmas(memory, mm, new Set([...vmas(mm)].filter((vma) => vma.within(start, end))));
  mm.mmap_sem.up_write();
}

/** Munlocks and zaps all of these VMAs, then unlinks them. */
function unmapVmas(memory: Memory, mm: MmStruct, doomed: ReadonlySet<VmAreaStruct>): void {
  for (const vma of doomed) if (vma.has(VM_LOCKED)) munlock_vma_pages_all(memory, vma);
  for (const vma of doomed) zap_page_range(memory, vma, vma.vm_start, vma.vm_end);
  mm.vmacache = null;
  let prev: VmAreaStruct | null = null;
  for (const vma of vmas(mm)) {
    if (!doomed.has(vma)) {
      prev = vma;
      continue;
    }
    if (prev === null) mm.mmap = vma.vm_next;
    else prev.vm_next = vma.vm_next;
    unlink_anon_vmas(vma);
  }
}

/** kernel/fork.c v4.18: mmput() of the last user: ksm_exit(), then exit_mmap(). */
export function exit_mm(memory: Memory, mm: MmStruct): void {
  mm.mm_users = 0;
  mm.busy = true;
  if (mm.test_bit(MMF_VM_MERGEABLE)) memory.ksm.__ksm_exit(mm);
  mm.exited = true;
  unmapVmas(memory, mm, new Set(vmas(mm)));
  BUG_ON(mm.anon_rss !== 0, 'check_mm');
  mmdrop(mm);
}
