// SPDX-License-Identifier: GPL-2.0-only
// mm/mprotect.c: changing the protection of what is mapped.

import { ENOMEM } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import type { Memory } from './memory';
import { __mm_populate } from './mlock-range';
import type { MmStruct } from './mm-struct';
import { pte_clear_protnone, pte_clear_savedwrite, pte_wrprotect } from './pgtable';
import { find_vma, pagesOf, splitAround, VM_LOCKED, VM_SHARED, VM_WRITE, type VmAreaStruct } from './vma';

// include/uapi/asm-generic/mman-common.h v4.18
export const PROT_READ = 0x1;
export const PROT_WRITE = 0x2;

/**
 * mm/mprotect.c v4.18: do_mprotect_pkey(); goes from area to area, and what lies before an error is done.
 * @param prot PROT_READ or PROT_READ | PROT_WRITE: areas that nobody may read are not modelled
 * @param pkey the protection key, 0 to 15; -1 leaves each area its own
 * @returns 0; -ENOMEM at a hole, or when the process may have no more areas
 */
export function do_mprotect_pkey(
  memory: Memory,
  mm: MmStruct,
  start: vaddr,
  end: vaddr,
  prot: number,
  pkey: number,
): int {
  mm.mmap_sem.down_write();
  let err = 0;
  for (let at = start; at < end && err === 0; ) {
    const vma = find_vma(mm, at);
    if (vma === null || vma.vm_start > at) {
      err = -ENOMEM;
      break;
    }
    const stop = Math.min(vma.vm_end, end);
    err = mprotect_fixup(memory, vma, at, stop, prot, pkey);
    at = stop;
  }
  mm.mmap_sem.up_write();
  return err;
}

/** mm/mprotect.c v4.18: mprotect_fixup(); KSM's flag and all others stay. 0, or -ENOMEM when the area can't be split. */
function mprotect_fixup(memory: Memory, vma: VmAreaStruct, start: vaddr, end: vaddr, prot: number, pkey: number): int {
  const oldflags = vma.vm_flags;
  const newflags = (prot & PROT_WRITE) !== 0 ? oldflags | VM_WRITE : oldflags & ~VM_WRITE;
  const high = pkey === -1 ? vma.vm_flags_high : pkey;
  if (newflags === oldflags && high === vma.vm_flags_high) return 0;
  const err = splitAround(memory, vma, start, end);
  if (err !== 0) return err;
  vma.vm_flags = newflags;
  vma.vm_flags_high = high;
  change_protection(vma);
  // A locked area that becomes writable gets its copies now, so that no write has to fault.
  const wasLockedReadOnly = (oldflags & (VM_WRITE | VM_SHARED | VM_LOCKED)) === VM_LOCKED;
  if (wasLockedReadOnly && vma.has(VM_WRITE)) __mm_populate(memory, vma.vm_mm, start, end);
  return 0;
}

/**
 * mm/mprotect.c v4.18: change_protection(); a pte of a private mapping is never made writable here: the next write finds out.
 * One that NUMA balancing has taken away is back, and one on the move forgets that it was writable.
 */
function change_protection(vma: VmAreaStruct): void {
  const { pgtables } = vma.vm_mm;
  for (const address of pagesOf(vma)) {
    pgtables.set(address, pte_clear_savedwrite(pte_clear_protnone(pte_wrprotect(pgtables.get(address)))));
  }
}
