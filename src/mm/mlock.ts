// SPDX-License-Identifier: GPL-2.0-only
// mm/mlock.c: pages that must stay in memory.

import { BUG_ON } from '../kernel/bug';
import type { vaddr } from '../kernel/types';
import { put_page } from './frames';
import { FOLL_DUMP, FOLL_GET, follow_page } from './gup';
import type { Memory } from './memory';
import {
  ClearPageMlocked,
  type Page,
  PageLocked,
  PageMlocked,
  PageTransCompound,
  page_mapcount,
  SetPageMlocked,
} from './page';
import { lock_page, unlock_page } from './page-lock';
import { page_vma_mapped_walk, rmap_walk } from './rmap';
import { pagesOf, VM_LOCKED, type VmAreaStruct } from './vma';

/** mm/mlock.c v4.18: mlock_vma_page() */
export function mlock_vma_page(page: Page): void {
  BUG_ON(!PageLocked(page), 'mlock_vma_page');
  SetPageMlocked(page);
}

/** mm/rmap.c v4.18: try_to_munlock()'s look at one VMA: another locked one keeps the page mlocked. */
function relockFrom(page: Page, vma: VmAreaStruct, address: vaddr): boolean {
  if (!vma.has(VM_LOCKED) || !page_vma_mapped_walk({ page, vma, address, pte: false })) return true;
  mlock_vma_page(page);
  return false;
}

/** mm/mlock.c v4.18: munlock_vma_page() */
export function munlock_vma_page(memory: Memory, page: Page): void {
  BUG_ON(!PageLocked(page), 'munlock_vma_page');
  if (!PageMlocked(page)) return;
  ClearPageMlocked(page);
  if (page_mapcount(page) > 1) rmap_walk(memory, page, { rmap_one: relockFrom, action: 'TTU_MUNLOCK' });
}

/** mm/mlock.c v4.18: munlock_vma_pages_range() on a whole VMA */
export function munlock_vma_pages_all(memory: Memory, vma: VmAreaStruct): void {
  vma.vm_flags &= ~VM_LOCKED;
  for (const address of pagesOf(vma)) {
    const page = follow_page(memory, vma, address, FOLL_GET | FOLL_DUMP);
    if (page === null || typeof page === 'number') continue;
    if (!PageTransCompound(page)) {
      lock_page(memory, page);
      munlock_vma_page(memory, page);
      unlock_page(page);
    }
    put_page(memory, page);
  }
}
