// SPDX-License-Identifier: GPL-2.0-only
// mm/vmscan.c: reclaim writes a page to swap and frees its frame.

import { EAGAIN, EBUSY, EINVAL, ENOSPC, EPERM } from '../kernel/errno';
import type { int } from '../kernel/types';
import { get_page, put_page } from './frames';
import type { Memory } from './memory';
import {
  clearFlag,
  type Page,
  PageAnon,
  PageDirty,
  PageKsm,
  PageLocked,
  PageMlocked,
  PageSwapCache,
  PageTransCompound,
  PG_dirty,
  page_mapped,
  SetPageDirty,
} from './page';
import { trylock_page, unlock_page } from './page-lock';
import { add_to_swap_cache, delete_from_swap_cache, try_to_free_swap } from './swap';
import { try_to_unmap } from './unmap';

/**
 * mm/vmscan.c v4.18: shrink_page_list() for one page
 * @returns 0; -EINVAL for a page that is not anonymous or is huge; -EPERM when it is mlocked, or KSM's where that can't be swapped out; -EBUSY when it is
 *   locked; -ENOSPC without a swap slot; -EAGAIN when it is still mapped, or someone else holds a reference
 */
export function swap_out_page(memory: Memory, page: Page): int {
  if (!PageAnon(page) || PageTransCompound(page)) return -EINVAL;
  if (PageMlocked(page) || (PageKsm(page) && !memory.behaviour.swappable)) return -EPERM;
  if (!trylock_page(page)) return -EBUSY;
  get_page(page);
  const result = add_to_swap(memory, page) ? pageout(memory, page) : -ENOSPC;
  unlock_page(page);
  put_page(memory, page);
  return result;
}

/** mm/swap_state.c v4.18: add_to_swap(); false when no slot is left. */
function add_to_swap(memory: Memory, page: Page): boolean {
  if (PageSwapCache(page)) return true;
  const slot = memory.swap.findFree();
  if (slot === 0) return false;
  add_to_swap_cache(memory, page, slot);
  SetPageDirty(page);
  return true;
}

/** Unmaps the page, writes it when it is dirty, and takes it out of swap cache. */
function pageout(memory: Memory, page: Page): int {
  if (page_mapped(page)) try_to_unmap(memory, page, 'swap');
  if (page_mapped(page)) {
    if (PageMlocked(page)) try_to_free_swap(memory, page);
    return -EAGAIN;
  }
  // One reference is the swap cache's, one the caller's.
  if (page.refcount !== 2) return -EAGAIN;
  if (PageDirty(page)) {
    if (try_to_free_swap(memory, page)) return 0;
    memory.swap.slot(page.private_).data = new Uint8Array(memory.contents.view(page.pfn));
    clearFlag(page, PG_dirty);
  }
  delete_from_swap_cache(memory, page);
  return 0;
}

/** Reclaims every page that is in swap cache and mapped nowhere. @returns how many went */
export function reclaim_swap_cache(memory: Memory): int {
  let reclaimed = 0;
  for (const [, slot] of memory.swap.numbered()) {
    const page = slot.cache;
    if (page === null || page_mapped(page) || PageLocked(page)) continue;
    if (swap_out_page(memory, page) === 0) reclaimed++;
  }
  return reclaimed;
}
