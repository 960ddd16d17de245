// SPDX-License-Identifier: GPL-2.0-only
// mm/migrate.c: moving a page to another frame.

import { EAGAIN, EBUSY, EINVAL, ENOMEM } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import { get_anon_vma, put_anon_vma } from './anon-vma';
import { alloc_page_on_node, get_page, put_page } from './frames';
import type { Memory } from './memory';
import { mlock_vma_page } from './mlock';
import {
  clearFlag,
  type Page,
  PageAnon,
  PageDirty,
  PageSwapCache,
  PageTransCompound,
  PageUptodate,
  PG_swapcache,
  page_anon_vma,
  page_mapped,
  pageAddress,
  SetPageDirty,
  SetPageUptodate,
  setFlag,
} from './page';
import { lock_page, trylock_page, unlock_page } from './page-lock';
import { _PAGE_PRESENT, _PAGE_RW, is_migration_entry, pfn_pte, pte_pfn } from './pgtable';
import { page_add_anon_rmap, rmap_walk } from './rmap';
import { try_to_unmap } from './unmap';
import { VM_LOCKED, VM_WRITE, type VmAreaStruct } from './vma';

/**
 * mm/migrate.c v4.18: migrate_pages() for one page
 * @returns 0; -EINVAL for a page that is not anonymous; -EBUSY for a huge one; -ENOMEM without a frame on the node;
 *   -EAGAIN when it is locked, or someone else holds a reference
 */
export function migrate_page_to_node(memory: Memory, page: Page, node: number): int {
  if (!PageAnon(page)) return -EINVAL;
  if (PageTransCompound(page)) return -EBUSY;
  const newpage = memory.kernel.failPoints.page.should_fail() ? null : alloc_page_on_node(memory, node);
  if (newpage === null) return -ENOMEM;
  const result = __unmap_and_move(memory, page, newpage);
  put_page(memory, newpage);
  return result;
}

/** mm/migrate.c v4.18: __unmap_and_move() */
function __unmap_and_move(memory: Memory, page: Page, newpage: Page): int {
  if (!trylock_page(page)) return -EAGAIN;
  get_page(page);
  lock_page(memory, newpage);
  const anon_vma = page_anon_vma(page);
  if (anon_vma !== null) get_anon_vma(anon_vma);
  // Nobody else can act while ptes are migration entries.
  memory.rmap_walks++;
  const wasMapped = page_mapped(page);
  if (wasMapped) try_to_unmap(memory, page, 'migration');
  const moved = !page_mapped(page) && page.refcount === (PageSwapCache(page) ? 2 : 1);
  if (moved) move_to_new_page(memory, newpage, page);
  if (wasMapped) remove_migration_ptes(memory, page, moved ? newpage : page);
  memory.rmap_walks--;
  if (anon_vma !== null) put_anon_vma(anon_vma);
  unlock_page(newpage);
  unlock_page(page);
  put_page(memory, page);
  return moved ? 0 : -EAGAIN;
}

/** mm/migrate.c v4.18: migrate_page_move_mapping(), migrate_page_copy() and migrate_page_states() */
function move_to_new_page(memory: Memory, newpage: Page, page: Page): void {
  newpage.mapping = page.mapping;
  newpage.mapping_flags = page.mapping_flags;
  newpage.index = page.index;
  memory.contents.copy(newpage.pfn, page.pfn);
  if (PageSwapCache(page)) {
    newpage.private_ = page.private_;
    memory.swap.slot(newpage.private_).cache = newpage;
    setFlag(newpage, PG_swapcache);
    get_page(newpage);
    page.refcount--;
  }
  if (PageUptodate(page)) SetPageUptodate(newpage);
  if (PageDirty(page)) SetPageDirty(newpage);
  memory.ksm.ksm_migrate_page(newpage, page);
  clearFlag(page, PG_swapcache);
  page.private_ = 0;
}

/** mm/migrate.c v4.18: remove_migration_ptes(); entries for `old` become ptes of `page`. */
function remove_migration_ptes(memory: Memory, old: Page, page: Page): void {
  rmap_walk(memory, page, { rmap_one: (_page, vma, address) => remove_migration_pte(page, vma, address, old) });
}

/** mm/migrate.c v4.18: remove_migration_pte() */
function remove_migration_pte(page: Page, vma: VmAreaStruct, address: vaddr, old: Page): boolean {
  const mm = vma.vm_mm;
  const at = pageAddress(address);
  const entry = mm.pgtables.get(at);
  if (!is_migration_entry(entry) || pte_pfn(entry) !== old.pfn) return true;
  get_page(page);
  mm.pgtables.set(at, pfn_pte(page.pfn, _PAGE_PRESENT | (vma.has(VM_WRITE) ? entry & _PAGE_RW : 0)));
  mm.anon_rss++;
  page_add_anon_rmap(page, vma, at, false);
  if (vma.has(VM_LOCKED)) mlock_vma_page(page);
  return true;
}
