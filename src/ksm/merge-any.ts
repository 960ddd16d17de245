// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v6.12: a whole process is to be merged, as prctl(PR_SET_MEMORY_MERGE) asks for.

import type { int } from '../kernel/types';
import { MMF_VM_MERGE_ANY, MMF_VM_MERGEABLE, type MmStruct } from '../mm/mm-struct';
import { VM_MERGEABLE, type VmAreaStruct } from '../mm/vma';
import { unmerge_ksm_pages } from './break-ksm';
import type { Ksm } from './ksm';
import { __ksm_enter, NOT_MERGEABLE } from './madvise';

/** mm/ksm.c v6.12: __ksm_add_vma(); an area that can't be merged stays as it is. */
function __ksm_add_vma(vma: VmAreaStruct): void {
  if (!vma.has(NOT_MERGEABLE)) vma.vm_flags |= VM_MERGEABLE;
}

/** mm/ksm.c v6.12: __ksm_del_vma() */
function __ksm_del_vma(ksm: Ksm, vma: VmAreaStruct): int {
  if (!vma.has(VM_MERGEABLE)) return 0;
  if (vma.anon_vma !== null) {
    const err = unmerge_ksm_pages(ksm, vma, vma.vm_start, vma.vm_end);
    if (err !== 0) return err;
  }
  vma.vm_flags &= ~VM_MERGEABLE;
  return 0;
}

/**
 * mm/ksm.c v6.12: ksm_add_vma(); a new area of a process that is marked. The process may have been dropped from the list: then
 * it gets a slot again. Without memory for one its area is mergeable all the same, and nobody scans it.
 */
export function ksm_add_vma(ksm: Ksm, vma: VmAreaStruct): void {
  const mm = vma.vm_mm;
  if (!mm.test_bit(MMF_VM_MERGE_ANY)) return;
  __ksm_add_vma(vma);
  if (vma.has(VM_MERGEABLE) && !mm.test_bit(MMF_VM_MERGEABLE)) __ksm_enter(ksm, mm);
}

/** mm/ksm.c v6.12: ksm_add_vmas() */
function ksm_add_vmas(mm: MmStruct): void {
  for (let vma = mm.mmap; vma !== null; vma = vma.vm_next) __ksm_add_vma(vma);
}

/** mm/ksm.c v6.12: ksm_del_vmas(); up to the first error. */
function ksm_del_vmas(ksm: Ksm, mm: MmStruct): int {
  for (let vma = mm.mmap; vma !== null; vma = vma.vm_next) {
    const err = __ksm_del_vma(ksm, vma);
    if (err !== 0) return err;
  }
  return 0;
}

/** mm/ksm.c v6.12: ksm_enable_merge_any(); 0, or -ENOMEM without a slot. */
export function ksm_enable_merge_any(ksm: Ksm, mm: MmStruct): int {
  if (mm.test_bit(MMF_VM_MERGE_ANY)) return 0;
  if (!mm.test_bit(MMF_VM_MERGEABLE)) {
    const err = __ksm_enter(ksm, mm);
    if (err !== 0) return err;
  }
  mm.set_bit(MMF_VM_MERGE_ANY);
  ksm_add_vmas(mm);
  return 0;
}

/** mm/ksm.c v6.12: ksm_disable_merge_any(); unmerges all of it. When that fails the process stays marked. */
export function ksm_disable_merge_any(ksm: Ksm, mm: MmStruct): int {
  if (!mm.test_bit(MMF_VM_MERGE_ANY)) return 0;
  const err = ksm_del_vmas(ksm, mm);
  if (err === 0) mm.clear_bit(MMF_VM_MERGE_ANY);
  else ksm_add_vmas(mm);
  return err;
}

/** include/linux/ksm.h v6.12: ksm_execve(); the new address space of a marked process gets its own slot. */
export function ksm_execve(ksm: Ksm, mm: MmStruct, oldmm: MmStruct): int {
  if (!ksm.release.exec_keeps_merge_any || !oldmm.test_bit(MMF_VM_MERGE_ANY)) return 0;
  mm.set_bit(MMF_VM_MERGE_ANY);
  return __ksm_enter(ksm, mm);
}
