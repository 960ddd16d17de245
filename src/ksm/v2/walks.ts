// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v2.6.33-swappable: the first walks over the ptes of a KSM page. They know addresses and no areas: each
// item gets an area made up for it, which has no flags, and what was forked since ksmd passed is not found.

import { VM_BUG_ON } from '../../kernel/bug';
import type { int } from '../../kernel/types';
import type { MmStruct } from '../../mm/mm-struct';
import { PAGE_SIZE, type Page, PageKsm, PageLocked, page_mapped, pageAddress } from '../../mm/page';
import { page_referenced_one, type References } from '../../mm/referenced';
import type { RmapWalkControl } from '../../mm/rmap';
import { VmAreaStruct } from '../../mm/vma';
import { page_stable_node } from '../keyhole';
import type { RmapItem } from '../structures';

/** The area that is made up for an item. */
function fallbackVma(rmap_item: RmapItem): VmAreaStruct {
  const start = pageAddress(rmap_item.address);
  return new VmAreaStruct(rmap_item.mm as MmStruct, start, start + PAGE_SIZE, 0);
}

/** mm/ksm.c v2.6.33-swappable: page_referenced_ksm(); the items' ptes that have accessed the page. */
export function page_referenced_ksm(page: Page, references: References): int {
  let referenced = 0;
  for (let at = page_stable_node(page)?.hlist.first ?? null; at !== null; at = at.next) {
    const vma = fallbackVma(at.owner);
    referenced += page_referenced_one(page, vma, vma.vm_start, references);
    if (references.mapcount === 0) break;
  }
  return referenced;
}

/**
 * mm/ksm.c v2.6.33-swappable: try_to_unmap_ksm(); for swap-out only: who asks for migration or munlock is told SWAP_FAIL,
 * and nothing is visited.
 */
export function try_to_unmap_ksm(page: Page, rwc: RmapWalkControl): void {
  VM_BUG_ON(!PageKsm(page), 'try_to_unmap_ksm');
  VM_BUG_ON(!PageLocked(page), 'try_to_unmap_ksm');
  if (rwc.action !== 'TTU_UNMAP') return;
  for (let at = page_stable_node(page)?.hlist.first ?? null; at !== null; at = at.next) {
    const vma = fallbackVma(at.owner);
    // NON-KERNEL: C looks for other answers than SWAP_AGAIN. An area without flags stops nobody.
    rwc.rmap_one(page, vma, vma.vm_start);
    if (!page_mapped(page)) return;
  }
}
