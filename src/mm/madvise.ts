// SPDX-License-Identifier: GPL-2.0-only
// mm/madvise.c: advice on the VMA parts of a range.

import { EINVAL, ENOMEM } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import type { Memory } from './memory';
import type { MmStruct } from './mm-struct';
import { find_vma, split_vma, VM_HUGETLB, VM_LOCKED, VM_PFNMAP, type VmAreaStruct, vmas } from './vma';
import { zap_page_range } from './zap';

// include/uapi/asm-generic/mman-common.h
export const MADV_MERGEABLE = 12;
export const MADV_UNMERGEABLE = 13;

/**
 * mm/madvise.c v4.18: madvise() with MADV_MERGEABLE or MADV_UNMERGEABLE
 * @returns 0; -ENOMEM when part of the range is not mapped, the rest being advised all the same; else KSM's own error.
 *   NON-KERNEL: the system call would show -ENOMEM of KSM as -EAGAIN.
 */
export function madvise_ksm(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr, advice: int): int {
  mm.mmap_sem.down_write();
  const result = adviseRange(memory, mm, start, end, advice);
  mm.mmap_sem.up_write();
  return result;
}

function adviseRange(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr, advice: int): int {
  let unmapped = 0;
  let at = start;
  while (at < end) {
    const vma = find_vma(mm, at);
    if (vma === null) return -ENOMEM;
    if (at < vma.vm_start) {
      unmapped = -ENOMEM;
      at = vma.vm_start;
      if (at >= end) break;
    }
    const stop = Math.min(vma.vm_end, end);
    const err = madvise_behavior(memory, vma, at, stop, advice);
    if (err !== 0) return err;
    at = stop;
  }
  return unmapped;
}

/** mm/madvise.c v4.18: madvise_behavior(); splits off the part whose flags change. */
function madvise_behavior(memory: Memory, vma: VmAreaStruct, start: vaddr, end: vaddr, advice: int): int {
  const ref = { vm_flags: vma.vm_flags, vm_flags_high: vma.vm_flags_high };
  const err = memory.ksm.ksm_madvise(vma, start, end, advice, ref);
  if (err !== 0) return err;
  if (ref.vm_flags === vma.vm_flags) return 0;
  if (start !== vma.vm_start) {
    if (!hasRoom(memory, vma)) return -ENOMEM;
    split_vma(vma, start, true);
  }
  if (end !== vma.vm_end) {
    if (!hasRoom(memory, vma)) return -ENOMEM;
    split_vma(vma, end, false);
  }
  vma.vm_flags = ref.vm_flags;
  vma.vm_flags_high = ref.vm_flags_high;
  return 0;
}

/** The address space may have one more area. */
function hasRoom(memory: Memory, vma: VmAreaStruct): boolean {
  return [...vmas(vma.vm_mm)].length < memory.sysctl_max_map_count;
}

/** mm/madvise.c v4.18: madvise_dontneed_free() for MADV_DONTNEED; -EINVAL in areas that can't forget their pages. */
export function madvise_dontneed(memory: Memory, mm: MmStruct, start: vaddr, end: vaddr): int {
  const touched = [...vmas(mm)].filter((vma) => vma.overlaps(start, end));
  if (touched.some((vma) => vma.has(VM_LOCKED | VM_HUGETLB | VM_PFNMAP))) return -EINVAL;
  for (const vma of touched) zap_page_range(memory, vma, start, end);
  return 0;
}
