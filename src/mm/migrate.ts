// SPDX-License-Identifier: GPL-2.0-only
// mm/migrate.c: moving a page to another frame.

import { BUG_ON } from '../kernel/bug';
import { EAGAIN, EBUSY, EINVAL, ENOMEM } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import { type AnonVma, get_anon_vma, put_anon_vma } from './anon-vma';
import { alloc_page_on_node, get_page, put_page } from './frames';
import type { Memory } from './memory';
import { mlock_vma_page } from './mlock';
import type { MigrationInFlight } from './outside-lock';
import {
  clearFlag,
  type Page,
  PageAnon,
  PageAnonExclusive,
  PageDirty,
  PageKsm,
  PageSwapCache,
  PageTransCompound,
  PageUptodate,
  PG_extlocked,
  PG_swapcache,
  page_anon_vma,
  page_mapped,
  pageAddress,
  SetPageAnonExclusive,
  SetPageDirty,
  SetPageUptodate,
  setFlag,
} from './page';
import { lock_page, trylock_page, unlock_page } from './page-lock';
import { _PAGE_DIRTY, _PAGE_PRESENT, _PAGE_RW, is_migration_entry, pfn_pte, pte_pfn } from './pgtable';
import { page_add_anon_rmap, rmap_walk } from './rmap';
import { try_to_unmap } from './unmap';
import { VM_LOCKED, VM_WRITE, type VmAreaStruct } from './vma';

/**
 * mm/migrate.c v4.18: migrate_pages() for one page
 * @returns 0; -EINVAL for a page that is not anonymous; -EBUSY for a huge one, or one of KSM's that may not move; -ENOMEM without a frame on the node;
 *   -EAGAIN when it is locked, or someone else holds a reference
 */
export function migrate_page_to_node(memory: Memory, page: Page, node: number): int {
  if (!PageAnon(page)) return -EINVAL;
  if (PageTransCompound(page)) return -EBUSY;
  const newpage = memory.kernel.failPoints.page.should_fail() ? null : alloc_page_on_node(memory, node);
  if (newpage === null) return -ENOMEM;
  if (!trylock_page(page)) {
    put_page(memory, newpage);
    return -EAGAIN;
  }
  if (!mayMove(memory, page)) {
    unlock_page(page);
    put_page(memory, newpage);
    return -EBUSY;
  }
  return new Migration(memory, page, newpage).finish();
}

/** Old kernels move KSM pages only away from memory that goes offline; older ones try in vain, or do not try. */
function mayMove(memory: Memory, page: Page): boolean {
  const { ksm_page_migration, hotremove, swappable } = memory.behaviour;
  if (ksm_page_migration || !PageKsm(page)) return true;
  return hotremove ? memory.hotplug.offlining : swappable;
}

/**
 * mm/migrate.c v4.18: migrate_pages() up to the point where it is settled whether the page can be moved; the rest
 * follows when somebody waits for the page. For one page, with the results of migrate_page_to_node().
 */
export function start_migration(memory: Memory, page: Page, node: number): int {
  BUG_ON(memory.migrationInFlight !== null, 'start_migration');
  const newpage = alloc_page_on_node(memory, node);
  if (newpage === null) return -ENOMEM;
  if (!trylock_page(page)) {
    put_page(memory, newpage);
    return -EAGAIN;
  }
  const migration = new Migration(memory, page, newpage);
  setFlag(page, PG_extlocked);
  if (migration.movable && PageSwapCache(page)) migration.freeze();
  memory.migrationInFlight = migration;
  return 0;
}

/** mm/migrate.c v4.18: __unmap_and_move() of a page that the caller has locked; made when the ptes are taken away. */
class Migration implements MigrationInFlight {
  readonly page: Page;
  /** Nobody but the migration holds a reference. */
  readonly movable: boolean;
  private readonly memory: Memory;
  private readonly newpage: Page;
  private readonly anon_vma: AnonVma | null;
  private readonly wasMapped: boolean;
  private frozen = 0;

  constructor(memory: Memory, page: Page, newpage: Page) {
    this.memory = memory;
    this.page = page;
    this.newpage = newpage;
    get_page(page);
    lock_page(memory, newpage);
    this.anon_vma = page_anon_vma(page);
    if (this.anon_vma !== null) get_anon_vma(this.anon_vma);
    this.wasMapped = page_mapped(page);
    if (this.wasMapped) this.walking(() => try_to_unmap(memory, page, 'migration'));
    this.movable = !page_mapped(page) && page.refcount === (PageSwapCache(page) ? 2 : 1);
  }

  /** Nobody else can act while ptes are being changed. */
  private walking(walk: () => void): void {
    this.memory.rmap_walks++;
    walk();
    this.memory.rmap_walks--;
  }

  /** include/linux/page_ref.h v4.18: page_ref_freeze() */
  freeze(): void {
    this.frozen = this.page.refcount;
    this.page.refcount = 0;
  }

  /** @returns 0, or -EAGAIN when the page stays where it is */
  finish(): int {
    const { memory, page, newpage, anon_vma, movable } = this;
    memory.migrationInFlight = null;
    page.refcount += this.frozen;
    if (movable) move_to_new_page(memory, newpage, page);
    if (this.wasMapped) this.walking(() => remove_migration_ptes(memory, page, movable ? newpage : page));
    if (anon_vma !== null) put_anon_vma(anon_vma);
    unlock_page(newpage);
    clearFlag(page, PG_extlocked);
    unlock_page(page);
    put_page(memory, page);
    put_page(memory, newpage);
    return movable ? 0 : -EAGAIN;
  }
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
  if (PageAnonExclusive(page)) SetPageAnonExclusive(newpage);
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
  const write = vma.has(VM_WRITE) ? entry & _PAGE_RW : 0;
  mm.pgtables.set(at, pfn_pte(page.pfn, _PAGE_PRESENT | write | (entry & _PAGE_DIRTY)));
  mm.anon_rss++;
  page_add_anon_rmap(page, vma, at, false);
  if (vma.has(VM_LOCKED)) mlock_vma_page(page);
  return true;
}
