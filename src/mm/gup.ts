// SPDX-License-Identifier: GPL-2.0-only
// mm/gup.c: from an address to the page that is mapped there.

import { EFAULT } from '../kernel/errno';
import type { vaddr } from '../kernel/types';
import { get_page } from './frames';
import type { Memory } from './memory';
import { migration_entry_wait } from './outside-lock';
import type { Page } from './page';
import { is_migration_entry, pte_pfn, pte_present, pte_special } from './pgtable';
import type { VmAreaStruct } from './vma';

// include/linux/mm.h v4.18
/** Take a reference. */
export const FOLL_GET = 0x04;
/** The zero page is an error: nothing was ever stored there. */
export const FOLL_DUMP = 0x08;
/** Wait for a page on the move. */
export const FOLL_MIGRATION = 0x400;
export const FOLL_REMOTE = 0x2000;

/** mm/gup.c v4.18: follow_page(); null where nothing is mapped, a negative errno for an error pointer. */
export function follow_page(memory: Memory, vma: VmAreaStruct, address: vaddr, flags: number): Page | null | number {
  const pte = vma.vm_mm.pgtables.get(address);
  if (!pte_present(pte)) {
    if ((flags & FOLL_MIGRATION) === 0 || !is_migration_entry(pte)) return null;
    migration_entry_wait(memory);
    return follow_page(memory, vma, address, flags);
  }
  if ((flags & FOLL_DUMP) !== 0 && pte_special(pte)) return -EFAULT;
  const page = memory.pfn_to_page(pte_pfn(pte));
  if ((flags & FOLL_GET) !== 0) get_page(page);
  return page;
}
