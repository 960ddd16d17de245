// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: how processes come and go: advice, entering, exiting.

import { ENOMEM } from '../kernel/errno';
import { hash_del } from '../kernel/hashtable';
import { list_add_tail, list_del, list_empty, list_move } from '../kernel/list';
import type { int, vaddr } from '../kernel/types';
import type { VmFlagsRef } from '../mm/ksm-operations';
import { MADV_MERGEABLE, MADV_UNMERGEABLE } from '../mm/madvise';
import { MMF_VM_MERGE_ANY, MMF_VM_MERGEABLE, type MmStruct, mmdrop, mmgrab } from '../mm/mm-struct';
import {
  VM_DONTEXPAND,
  VM_HUGETLB,
  VM_IO,
  VM_MAYSHARE,
  VM_MERGEABLE,
  VM_MIXEDMAP,
  VM_PFNMAP,
  VM_SHARED,
  type VmAreaStruct,
} from '../mm/vma';
import { unmerge_ksm_pages } from './break-ksm';
import { down_write, spin_lock } from './calls';
import type { Ksm } from './ksm';
import { alloc_mm_slot, free_mm_slot, get_mm_slot, insert_to_mm_slots_hash } from './slab';
import { KSM_RUN_UNMERGE } from './structures';

/** Areas for which MADV_MERGEABLE is silently ignored. */
export const NOT_MERGEABLE =
  VM_MERGEABLE | VM_SHARED | VM_MAYSHARE | VM_PFNMAP | VM_IO | VM_DONTEXPAND | VM_HUGETLB | VM_MIXEDMAP;

/** mm/ksm.c v4.18: ksm_madvise(); 0, -ENOMEM without a slot or for a copy, -ERESTARTSYS after a signal. */
export function ksm_madvise(ksm: Ksm, vma: VmAreaStruct, start: vaddr, end: vaddr, advice: int, ref: VmFlagsRef): int {
  const mm = vma.vm_mm;
  switch (advice) {
    case MADV_MERGEABLE: {
      if ((ref.vm_flags & NOT_MERGEABLE) !== 0) return 0;
      if (!mm.test_bit(MMF_VM_MERGEABLE)) {
        const err = __ksm_enter(ksm, mm);
        if (err !== 0) return err;
      }
      ref.vm_flags |= VM_MERGEABLE;
      break;
    }
    case MADV_UNMERGEABLE: {
      if ((ref.vm_flags & VM_MERGEABLE) === 0) return 0;
      if (vma.anon_vma !== null) {
        const err = unmerge_ksm_pages(ksm, vma, start, end);
        if (err !== 0) return err;
      }
      ref.vm_flags &= ~VM_MERGEABLE;
      // Where the constant has 32 bits, so has its complement: all bits above are cleared as well.
      if (!ksm.release.vma_flags_are_64_bits) ref.vm_flags_high = 0;
      break;
    }
  }
  return 0;
}

/** mm/ksm.c v4.18: __ksm_enter(); the process gets a slot behind the cursor, or at the end while unmerging. */
export function __ksm_enter(ksm: Ksm, mm: MmStruct): int {
  const mm_slot = alloc_mm_slot(ksm);
  if (mm_slot === null) return -ENOMEM;
  const needs_wakeup = list_empty(ksm.ksm_mm_head.mm_list);

  ksm.ksm_mmlist_lock.lock();
  insert_to_mm_slots_hash(ksm, mm, mm_slot);
  // Unmerging has to meet every process; otherwise a fresh one had better be left alone for a scan.
  if (ksm.release.remove_stable_nodes && (ksm.ksm_run & KSM_RUN_UNMERGE) !== 0)
    list_add_tail(mm_slot.mm_list, ksm.ksm_mm_head.mm_list);
  else list_add_tail(mm_slot.mm_list, ksm.ksm_scan.mm_slot.mm_list);
  ksm.ksm_mmlist_lock.unlock();

  mm.set_bit(MMF_VM_MERGEABLE);
  mmgrab(mm);
  if (needs_wakeup) ksm.ksm_thread_wait.wake_up_interruptible();
  return 0;
}

/**
 * mm/ksm.c v4.18: __ksm_exit(); a slot without items, and not at the cursor, is freed at once. Any other is left to
 * ksmd, and mmap_sem is taken once so that no one is in the page tables any more.
 */
export function __ksm_exit(ksm: Ksm, mm: MmStruct): void {
  let easy_to_free = false;
  spin_lock(ksm);
  const mm_slot = get_mm_slot(ksm, mm);
  if (mm_slot !== null && ksm.ksm_scan.mm_slot !== mm_slot) {
    if (mm_slot.rmap_list === null) {
      hash_del(mm_slot.link);
      list_del(mm_slot.mm_list);
      easy_to_free = true;
    } else {
      list_move(mm_slot.mm_list, ksm.ksm_scan.mm_slot.mm_list);
    }
  }
  ksm.ksm_mmlist_lock.unlock();

  if (mm_slot === null) return;
  if (easy_to_free) {
    free_mm_slot(ksm, mm_slot);
    mm.clear_bit(MMF_VM_MERGEABLE);
    mm.clear_bit(MMF_VM_MERGE_ANY);
    mmdrop(mm);
  } else {
    down_write(ksm, mm.mmap_sem);
    mm.mmap_sem.up_write();
  }
}
