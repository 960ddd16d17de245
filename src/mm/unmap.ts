// SPDX-License-Identifier: GPL-2.0-only
// mm/rmap.c: replacing every pte that maps a page by a swap entry or a migration entry.

import type { vaddr } from '../kernel/types';
import { put_page } from './frames';
import type { Memory } from './memory';
import { mlock_vma_page } from './mlock';
import { ClearPageAnonExclusive, type Page, page_mapped, pageAddress, SetPageDirty } from './page';
import { _PAGE_DIRTY, _PAGE_MIGRATION, _PAGE_RW, _PAGE_SWAP, pfn_pte, pte_dirty } from './pgtable';
import { page_remove_rmap, page_vma_mapped_walk, rmap_walk } from './rmap';
import { VM_LOCKED, type VmAreaStruct } from './vma';

/** What becomes of the ptes. */
export type UnmapTo = 'swap' | 'migration';

/** mm/rmap.c v4.18: try_to_unmap(); a locked VMA stops it on the way to swap. The page is locked. */
export function try_to_unmap(memory: Memory, page: Page, to: UnmapTo): void {
  rmap_walk(memory, page, {
    rmap_one: (_page, vma, address) => try_to_unmap_one(memory, page, vma, address, to),
    done: () => !page_mapped(page),
    action: to === 'migration' ? 'TTU_MIGRATION' : 'TTU_UNMAP',
  });
}

/** mm/rmap.c v4.18: try_to_unmap_one() */
function try_to_unmap_one(memory: Memory, page: Page, vma: VmAreaStruct, address: vaddr, to: UnmapTo): boolean {
  if (!page_vma_mapped_walk({ page, vma, address, pte: false })) return true;
  if (to === 'swap' && vma.has(VM_LOCKED)) {
    mlock_vma_page(page);
    return false;
  }
  const { pgtables } = vma.vm_mm;
  const at = pageAddress(address);
  const pte = pgtables.get(at);
  if (pte_dirty(pte)) SetPageDirty(page);
  if (to === 'migration') {
    const kept = memory.behaviour.migration_keeps_dirty ? _PAGE_RW | _PAGE_DIRTY : _PAGE_RW;
    pgtables.set(at, pfn_pte(page.pfn, _PAGE_MIGRATION | (pte & kept)));
  } else {
    pgtables.set(at, pfn_pte(page.private_, _PAGE_SWAP));
    memory.swap.slot(page.private_).count++;
    ClearPageAnonExclusive(page);
  }
  vma.vm_mm.anon_rss--;
  page_remove_rmap(page);
  put_page(memory, page);
  return true;
}
