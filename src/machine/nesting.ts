// SPDX-License-Identifier: GPL-2.0-only
// Operations that run inside a window of another one are refused when they need a lock that is held at that moment.
// At top level nothing is held, and nothing is refused.

import type { vaddr } from '../kernel/types';
import { offlineKeepsMutex } from '../ksm/calls';
import { get_mm_slot } from '../ksm/slab';
import { vm_normal_page } from '../mm/cow';
import type { MmStruct } from '../mm/mm-struct';
import { compound_head, type Page, PageAnon, PageKsm } from '../mm/page';
import { lockedInside } from '../mm/page-lock';
import { is_swap_pte, pte_huge, pte_none, pte_pfn, pte_write } from '../mm/pgtable';
import { find_vma, pagesOf, VM_LOCKED, vmas } from '../mm/vma';
import type { Machine } from './machine';

/** Remembers why an operation is refused. */
function refusedFor(machine: Machine, what: string): true {
  machine.refusedFor = what;
  return true;
}

/** A walk over the ptes that map some page is in progress. */
export const walkInProgress = (machine: Machine): boolean =>
  machine.memory.rmap_walks !== 0 && refusedFor(machine, 'a reverse map walk');

/** mmap_sem is held at all. */
export function writeBlocked(machine: Machine, mm: MmStruct): boolean {
  const held = machine.depth !== 0 && (mm.mmap_sem.readers !== 0 || mm.mmap_sem.writer !== 0);
  return held && refusedFor(machine, `mmap_sem of ${mm.label}`);
}

/** Exit waits for mmap_sem; but not when it takes its slot off the list by itself, after the list was unlocked. */
export function exitBlocked(machine: Machine, mm: MmStruct): boolean {
  if (machine.kernel.windows.entered === 'spin_unlock' && get_mm_slot(machine.ksm, mm)?.rmap_list === null)
    return false;
  return writeBlocked(machine, mm);
}

/** mmap_sem is held for writing. */
export function readBlocked(machine: Machine, mm: MmStruct): boolean {
  return machine.depth !== 0 && mm.mmap_sem.writer !== 0 && refusedFor(machine, `mmap_sem of ${mm.label}`);
}

/** The page that a process has mapped at an address; null for none and for the zero page. */
export function mappedPage(mm: MmStruct, address: vaddr): Page | null {
  return vm_normal_page(mm.memory, mm.pgtables.get(address));
}

/** Code in progress holds the page's lock. */
export function pageBlocked(machine: Machine, page: Page | null): boolean {
  return page !== null && lockedInside(page) && refusedFor(machine, `the lock of frame ${page.pfn}`);
}

/** A fault at this address would need a page lock that is held. */
export function faultBlocked(machine: Machine, mm: MmStruct, address: vaddr, write: boolean): boolean {
  if (machine.depth === 0) return false;
  const pte = mm.pgtables.get(address);
  if (pte_none(pte)) return false;
  if (is_swap_pte(pte)) return pageBlocked(machine, machine.memory.swap.slot(pte_pfn(pte)).cache);
  if (!write || pte_write(pte)) return false;
  const page = mappedPage(mm, address);
  const takesLock = page !== null && PageAnon(page) && !PageKsm(page);
  return (takesLock || (find_vma(mm, address)?.has(VM_LOCKED) ?? false)) && pageBlocked(machine, page);
}

/** Some page of the range that is mapped in a VM_LOCKED area is locked. */
export function lockedRangeBlocked(machine: Machine, mm: MmStruct, start: vaddr, end: vaddr): boolean {
  if (machine.depth === 0) return false;
  for (const vma of vmas(mm)) {
    if (!vma.has(VM_LOCKED)) continue;
    for (const address of pagesOf(vma, start, end)) if (pageBlocked(machine, mappedPage(mm, address))) return true;
  }
  return false;
}

/** The mutex of ksmd is held, or a memory notifier runs. */
export function hotplugBlocked(machine: Machine): boolean {
  if (machine.depth === 0) return false;
  // One that is kept for memory going offline is let go of when somebody wants it.
  if (machine.ksm.ksm_thread_mutex.held && !offlineKeepsMutex(machine.ksm))
    return refusedFor(machine, 'ksm_thread_mutex');
  return machine.memory.hotplug.notifying !== 0 && refusedFor(machine, 'a memory notifier');
}

/** A scan, or anything else that takes the mutex of ksmd and then page tables and pages, can't run now. */
export function scanBlocked(machine: Machine): boolean {
  if (machine.depth === 0) return false;
  if (hotplugBlocked(machine)) return true;
  const { memory } = machine;
  for (const mm of memory.mms) if (readBlocked(machine, mm)) return true;
  for (const page of memory.usedPages()) if (compound_head(page) === page && pageBlocked(machine, page)) return true;
  return false;
}

/** One end of the range lies inside a huge page. */
export function cutsHugePage(mm: MmStruct, start: vaddr, end: vaddr): boolean {
  return [start, end].some((address) => {
    const pte = mm.pgtables.get(address);
    if (!pte_huge(pte)) return false;
    const page = mm.memory.pfn_to_page(pte_pfn(pte));
    return page !== compound_head(page);
  });
}

/** Some page of the range is part of a huge page. */
export function hasHugePage(mm: MmStruct, start: vaddr, end: vaddr): boolean {
  for (const vma of vmas(mm)) {
    for (const address of pagesOf(vma, start, end)) if (pte_huge(mm.pgtables.get(address))) return true;
  }
  return false;
}
