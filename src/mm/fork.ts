// SPDX-License-Identifier: GPL-2.0-only
// kernel/fork.c and mm/memory.c: copying an address space.

import type { int } from '../kernel/types';
import { anon_vma_fork } from './anon-vma';
import { get_page } from './frames';
import type { Memory } from './memory';
import { MMF_VM_MERGE_ANY, MMF_VM_MERGEABLE, type MmStruct, mmdrop } from './mm-struct';
import { ClearPageAnonExclusive, PageAnon } from './page';
import { is_swap_pte, pte_clear_savedwrite, pte_none, pte_normal, pte_pfn, pte_wrprotect } from './pgtable';
import { insert_vm_struct, pagesOf, VM_HUGETLB, VM_LOCKED, VM_MIXEDMAP, VM_PFNMAP, VmAreaStruct, vmas } from './vma';

/**
 * kernel/fork.c v4.18: dup_mmap(); the child `mm` is fresh.
 * @returns 0; until 6.11 also the error of ksm_fork(): then the child is gone
 */
export function dup_mmap(memory: Memory, mm: MmStruct, oldmm: MmStruct): int {
  mm.busy = true;
  oldmm.mmap_sem.down_write();
  copyCounters(mm, oldmm);
  const { fork_is_best_effort } = memory.behaviour;
  const err = fork_is_best_effort ? 0 : ksm_fork(memory, mm, oldmm);
  if (err === 0) {
    if (oldmm.test_bit(MMF_VM_MERGE_ANY)) mm.set_bit(MMF_VM_MERGE_ANY);
    for (const mpnt of vmas(oldmm)) copyVma(memory, mm, mpnt);
    if (fork_is_best_effort) ksm_fork(memory, mm, oldmm);
    mm.busy = false;
  } else {
    mm.exited = true;
    mm.mm_users = 0;
    mmdrop(mm);
  }
  oldmm.mmap_sem.up_write();
  return err;
}

/** include/linux/ksm.h v6.12: ksm_fork(); KSM hears of the child of a process that it knows. 0, or -ENOMEM without a slot. */
function ksm_fork(memory: Memory, mm: MmStruct, oldmm: MmStruct): int {
  if (!oldmm.test_bit(MMF_VM_MERGEABLE)) return 0;
  if (memory.behaviour.fork_resets_counters) {
    mm.ksm_merging_pages = 0;
    mm.ksm_rmap_items = 0;
    Object.assign(mm.inherited, { ksm_merging_pages: 0, ksm_rmap_items: 0 });
    memory.ksm_zero_pages += mm.ksm_zero_pages;
  }
  return memory.ksm.__ksm_enter(mm);
}

/** kernel/fork.c v6.12: dup_mm() begins with a copy of the whole struct, KSM's counters included. */
function copyCounters(mm: MmStruct, oldmm: MmStruct): void {
  mm.ksm_merging_pages = oldmm.ksm_merging_pages;
  mm.ksm_rmap_items = oldmm.ksm_rmap_items;
  mm.ksm_zero_pages = oldmm.ksm_zero_pages;
  const { ksm_merging_pages, ksm_rmap_items } = mm;
  Object.assign(mm.inherited, { ksm_merging_pages, ksm_rmap_items });
}

function copyVma(memory: Memory, mm: MmStruct, mpnt: VmAreaStruct): void {
  const tmp = new VmAreaStruct(mm, mpnt.vm_start, mpnt.vm_end, mpnt.vm_flags & ~VM_LOCKED);
  tmp.vm_flags_high = mpnt.vm_flags_high;
  tmp.vm_pgoff = mpnt.vm_pgoff;
  tmp.moved = mpnt.moved;
  anon_vma_fork(tmp, mpnt);
  insert_vm_struct(mm, tmp);
  copy_page_range(memory, mm, mpnt);
}

/** mm/memory.c v4.18: copy_page_range(); areas that a fault can fill again are not copied. */
function copy_page_range(memory: Memory, mm: MmStruct, vma: VmAreaStruct): void {
  if (vma.anon_vma === null || vma.has(VM_HUGETLB | VM_PFNMAP | VM_MIXEDMAP)) return;
  for (const address of pagesOf(vma)) {
    const pte = vma.vm_mm.pgtables.get(address);
    if (pte_none(pte)) continue;
    if (is_swap_pte(pte)) {
      memory.swap.slot(pte_pfn(pte)).count++;
      mm.pgtables.set(address, pte);
      continue;
    }
    const shared = pte_clear_savedwrite(pte_wrprotect(pte));
    vma.vm_mm.pgtables.set(address, shared);
    mm.pgtables.set(address, shared);
    if (!pte_normal(pte)) continue;
    const page = memory.pfn_to_page(pte_pfn(pte));
    get_page(page);
    page.mapcount++;
    ClearPageAnonExclusive(page);
    if (PageAnon(page)) mm.anon_rss++;
  }
}
