// SPDX-License-Identifier: GPL-2.0-only
// mm/madvise.c: advice on the VMA parts of a range.

import { EINVAL, ENOMEM } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import type { Memory } from './memory';
import type { MmStruct } from './mm-struct';
import { find_vma, splitAround, VM_HUGETLB, VM_LOCKED, VM_PFNMAP, type VmAreaStruct } from './vma';
import { zap_page_range } from './zap';

// include/uapi/asm-generic/mman-common.h
export const MADV_MERGEABLE = 12;
export const MADV_UNMERGEABLE = 13;

type Visit = (vma: VmAreaStruct, start: vaddr, end: vaddr) => int;

/**
 * mm/madvise.c v4.18: the loop of madvise(); visits the part of each VMA that lies in the range, in address order.
 * @returns the first error of a visit, what lies before it being done; -ENOMEM when part of the range is not mapped, the
 *   rest being visited all the same; else 0
 */
function madvise_walk_vmas(mm: MmStruct, start: vaddr, end: vaddr, visit: Visit): int {
  let unmapped_error = 0;
  let at = start;
  while (at < end) {
    const vma = find_vma(mm, at);
    if (vma === null) return -ENOMEM;
    if (at < vma.vm_start) {
      unmapped_error = -ENOMEM;
      at = vma.vm_start;
      if (at >= end) break;
    }
    const stop = Math.min(vma.vm_end, end);
    const err = visit(vma, at, stop);
    if (err !== 0) return err;
    at = stop;
  }
  return unmapped_error;
}

/**
 * mm/madvise.c v4.18: madvise() with MADV_MERGEABLE or MADV_UNMERGEABLE
 * @returns as madvise_walk_vmas(), with KSM's own errors. NON-KERNEL: the system call would show -ENOMEM of KSM as -EAGAIN.
 */
export function madvise_ksm(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr, advice: int): int {
  mm.mmap_sem.down_write();
  const result = madvise_walk_vmas(mm, start, end, (vma, from, to) => madvise_behavior(memory, vma, from, to, advice));
  mm.mmap_sem.up_write();
  return result;
}

/** mm/madvise.c v4.18: madvise_behavior(); splits off the part whose flags change. */
function madvise_behavior(memory: Memory, vma: VmAreaStruct, start: vaddr, end: vaddr, advice: int): int {
  const ref = { vm_flags: vma.vm_flags, vm_flags_high: vma.vm_flags_high };
  const err = memory.ksm.ksm_madvise(vma, start, end, advice, ref);
  if (err !== 0) return err;
  if (ref.vm_flags === vma.vm_flags) return 0;
  if (splitAround(memory, vma, start, end) !== 0) return -ENOMEM;
  vma.vm_flags = ref.vm_flags;
  vma.vm_flags_high = ref.vm_flags_high;
  return 0;
}

/** mm/internal.h v4.18: can_madv_dontneed_vma(); whether the area may forget its pages. */
export const can_madv_dontneed_vma = (vma: VmAreaStruct): boolean => !vma.has(VM_LOCKED | VM_HUGETLB | VM_PFNMAP);

/**
 * mm/madvise.c v4.18: madvise() with MADV_DONTNEED
 * @param zapped hears of each part that is empty now
 * @returns as madvise_walk_vmas(); -EINVAL at an area that is locked, hugetlb or pfnmap
 */
export function madvise_dontneed(
  memory: Memory,
  mm: MmStruct,
  start: vaddr,
  end: vaddr,
  zapped: (start: vaddr, end: vaddr) => void,
): int {
  return madvise_walk_vmas(mm, start, end, (vma, from, to) => {
    if (!can_madv_dontneed_vma(vma)) return -EINVAL;
    zap_page_range(memory, vma, from, to);
    zapped(from, to);
    return 0;
  });
}
