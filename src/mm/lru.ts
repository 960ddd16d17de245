// SPDX-License-Identifier: GPL-2.0-only
// mm/swap.c: pages wait in a CPU's pagevec before they are put on an LRU list, and are referenced as long as they wait.
// Faults of this model put their pages on the list at once; a page waits only when it is told to.

import { get_page, put_page } from './frames';
import type { Memory } from './memory';
import type { Page } from './page';

/** mm/swap.c v4.18: __lru_cache_add() */
export function lru_cache_add(memory: Memory, page: Page): void {
  get_page(page);
  memory.lru_add_pvec.push(page);
}

/** mm/swap.c v4.18: lru_add_drain_all(); all CPUs empty their pagevecs. */
export function lru_add_drain_all(memory: Memory): void {
  for (const page of memory.lru_add_pvec.splice(0)) put_page(memory, page);
}
