// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v3.x: the walks over the ptes of a KSM page, one for each purpose.

import { VM_BUG_ON } from '../../kernel/bug';
import type { int } from '../../kernel/types';
import type { AnonVma } from '../../mm/anon-vma';
import { type Page, PageKsm, PageLocked, page_mapped } from '../../mm/page';
import { page_referenced_one, type References } from '../../mm/referenced';
import type { RmapWalkControl } from '../../mm/rmap';
import { page_stable_node } from '../keyhole';
import type { Ksm } from '../ksm';
import { rmap_walk_ksm } from '../rmap';
import type { RmapItem } from '../structures';
import * as v2 from '../v2/walks';

/** What mm asks for, by the walk for it. */
export function walkFor(ksm: Ksm, page: Page, rwc: RmapWalkControl): void {
  if (!ksm.release.swappable) return;
  if (!ksm.release.item_anon_vma) v2.try_to_unmap_ksm(page, rwc);
  else if (rwc.action === undefined) rmap_walk_ksm(ksm, page, rwc);
  else try_to_unmap_ksm(ksm, page, rwc);
}

/** mm/ksm.c v3.x: try_to_unmap_ksm(); its loops are those of rmap_walk_ksm(), and end as soon as nothing is mapped. */
function try_to_unmap_ksm(ksm: Ksm, page: Page, rwc: RmapWalkControl): void {
  rmap_walk_ksm(ksm, page, { rmap_one: rwc.rmap_one, done: (walked) => !page_mapped(walked) });
}

/**
 * mm/ksm.c v3.x: page_referenced_ksm(); the ptes that have accessed the page. Of an item's own process only the first
 * area is looked at, of others, which were forked since, all.
 */
export function page_referenced_ksm(ksm: Ksm, page: Page, references: References): int {
  VM_BUG_ON(!PageKsm(page), 'page_referenced_ksm');
  VM_BUG_ON(!PageLocked(page), 'page_referenced_ksm');
  if (!ksm.release.item_anon_vma) return v2.page_referenced_ksm(page, references);
  let referenced = 0;
  const stable_node = page_stable_node(page);
  if (stable_node === null) return 0;
  for (const search_new_forks of [false, true]) {
    for (let at = stable_node.hlist.first; at !== null; at = at.next) {
      referenced += lookFromItem(page, at.owner, search_new_forks, references);
      if (references.mapcount === 0) return referenced;
    }
  }
  return referenced;
}

/** The areas that cover an item's address: the first of its own mm, or those of all others. */
function lookFromItem(page: Page, rmap_item: RmapItem, search_new_forks: boolean, references: References): int {
  const { address } = rmap_item;
  let referenced = 0;
  for (const { vma } of (rmap_item.anon_vma as AnonVma).rb_root) {
    if (address < vma.vm_start || address >= vma.vm_end) continue;
    if ((rmap_item.mm === vma.vm_mm) === search_new_forks) continue;
    referenced += page_referenced_one(page, vma, address, references);
    if (!search_new_forks || references.mapcount === 0) break;
  }
  return referenced;
}
