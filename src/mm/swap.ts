// SPDX-License-Identifier: GPL-2.0-only
// mm/swap_state.c and mm/swapfile.c: pages in swap cache, and the slots they hold.

import { BUG_ON } from '../kernel/bug';
import { get_page, put_page } from './frames';
import type { Memory } from './memory';
import {
  clearFlag,
  type Page,
  PageKsm,
  PageSwapCache,
  PG_swapcache,
  page_mapcount,
  page_mapped,
  SetPageDirty,
  setFlag,
} from './page';
import { trylock_page, unlock_page } from './page-lock';

/** mm/swap_state.c v4.18: add_to_swap_cache(); the cache holds a reference. */
export function add_to_swap_cache(memory: Memory, page: Page, slot: number): void {
  memory.swap.slot(slot).cache = page;
  page.private_ = slot;
  setFlag(page, PG_swapcache);
  page.refcount++;
}

/** mm/swap_state.c v4.18: delete_from_swap_cache(); never the last reference. */
export function delete_from_swap_cache(memory: Memory, page: Page): void {
  memory.swap.slot(page.private_).cache = null;
  page.private_ = 0;
  clearFlag(page, PG_swapcache);
  BUG_ON(page.refcount < 2, 'delete_from_swap_cache');
  page.refcount--;
}

/** mm/swapfile.c v4.18: try_to_free_swap(); the page leaves swap cache when no pte holds its slot. */
export function try_to_free_swap(memory: Memory, page: Page): boolean {
  if (!PageSwapCache(page) || memory.swap.slot(page.private_).count !== 0) return false;
  delete_from_swap_cache(memory, page);
  SetPageDirty(page);
  return true;
}

/** mm/swapfile.c v4.18: free_swap_and_cache(); a pte lets go of a slot. */
export function free_swap_and_cache(memory: Memory, number: number): void {
  const slot = memory.swap.slot(number);
  BUG_ON(slot.count <= 0, 'free_swap_and_cache');
  slot.count--;
  const page = slot.cache;
  if (slot.count !== 0 || page === null || !trylock_page(page)) return;
  get_page(page);
  if (!page_mapped(page)) {
    delete_from_swap_cache(memory, page);
    SetPageDirty(page);
  }
  unlock_page(page);
  put_page(memory, page);
}

/**
 * mm/swapfile.c v4.18: reuse_swap_page()
 * @returns how many ptes and slots have the page: it may be written in place when that is at most 1. Infinity for a
 *   KSM page, which never may.
 */
export function reuse_swap_page(memory: Memory, page: Page): number {
  if (PageKsm(page)) return Number.POSITIVE_INFINITY;
  const total = page_mapcount(page) + (PageSwapCache(page) ? memory.swap.slot(page.private_).count : 0);
  if (total === 1 && PageSwapCache(page)) {
    delete_from_swap_cache(memory, page);
    SetPageDirty(page);
  }
  return total;
}
