// SPDX-License-Identifier: GPL-2.0-only
// mm/filemap.c: the page lock. Code in progress holds it, or someone outside of the model does; who waits for the
// latter makes it let go.

import { BUG_ON } from '../kernel/bug';
import type { Memory } from './memory';
import { clearFlag, compound_head, type Page, PageLocked, PG_extlocked, PG_locked, setFlag, testFlag } from './page';

/** include/linux/pagemap.h v4.18: trylock_page() */
export function trylock_page(page: Page): boolean {
  if (PageLocked(page)) return false;
  setFlag(page, PG_locked);
  return true;
}

/** include/linux/pagemap.h v4.18: lock_page(); counts a wait for a holder outside of the model. */
export function lock_page(memory: Memory, page: Page): void {
  if (PageLocked(page)) {
    BUG_ON(!testFlag(page, PG_extlocked), 'lock_page');
    if (memory.migrationInFlight?.page === page) memory.migrationInFlight.finish();
    clearFlag(page, PG_extlocked);
    memory.lock_waits++;
  }
  setFlag(page, PG_locked);
}

/** mm/filemap.c v4.18: unlock_page() */
export function unlock_page(page: Page): void {
  BUG_ON(!PageLocked(page), 'unlock_page');
  clearFlag(page, PG_locked);
}

/** Whether code in progress holds the lock. */
export function lockedInside(page: Page | null): boolean {
  if (page === null) return false;
  const head = compound_head(page);
  return PageLocked(head) && !testFlag(head, PG_extlocked);
}
