// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: taking items out of the trees, and the list of a slot's items.

import { BUG_ON, VM_BUG_ON } from '../kernel/bug';
import { hlist_del, hlist_empty } from '../kernel/list';
import { type RbRoot, rb_erase } from '../kernel/rbtree';
import type { vaddr } from '../kernel/types';
import { type AnonVma, put_anon_vma } from '../mm/anon-vma';
import type { MmStruct } from '../mm/mm-struct';
import { pageAddress } from '../mm/page';
import { cond_resched, put_page, unlock_page } from './calls';
import { get_ksm_page } from './keyhole';
import type { Ksm } from './ksm';
import { alloc_rmap_item, free_rmap_item } from './slab';
import {
  type MmSlot,
  type RmapItem,
  type RmapListHolder,
  SEQNR_MASK,
  STABLE_FLAG,
  type StableNode,
  UNSTABLE_FLAG,
} from './structures';
import { leaveNode } from './v2/nodes';

/** The root of the unstable tree of a NUMA node: `root_unstable_tree + nid`. */
export function unstableRoot(ksm: Ksm, nid: number): RbRoot<RmapItem> {
  return ksm.root_unstable_tree[nid] as RbRoot<RmapItem>;
}

/** mm/ksm.c v4.18: remove_rmap_item_from_tree(); out of whichever tree it is in. */
export function remove_rmap_item_from_tree(ksm: Ksm, rmap_item: RmapItem): void {
  if ((rmap_item.address & STABLE_FLAG) !== 0) {
    if (ksm.release.keyhole) lookAndLeave(ksm, rmap_item);
    else leaveNode(ksm, rmap_item);
  } else if ((rmap_item.address & UNSTABLE_FLAG) !== 0) {
    // An item of the scan before is in no tree any more: the roots were reset at the start of this one.
    const age = (ksm.ksm_scan.seqnr - rmap_item.address) & SEQNR_MASK;
    BUG_ON(age > 1, 'remove_rmap_item_from_tree');
    if (age === 0) rb_erase(rmap_item.node, unstableRoot(ksm, rmap_item.nid));
    ksm.ksm_pages_unshared--;
    rmap_item.address = pageAddress(rmap_item.address);
  }
  cond_resched(ksm);
}

/** What remove_rmap_item_from_tree() does with an item of the stable tree; a stale node is removed instead. */
function lookAndLeave(ksm: Ksm, rmap_item: RmapItem): void {
  const stable_node = rmap_item.head as StableNode;
  const page = get_ksm_page(ksm, stable_node, true);
  if (page !== null) {
    hlist_del(rmap_item.hlist);
    unlock_page(ksm, page);
    put_page(ksm, page);

    if (!hlist_empty(stable_node.hlist)) ksm.ksm_pages_sharing--;
    else ksm.ksm_pages_shared--;
    VM_BUG_ON(stable_node.rmap_hlist_len <= 0, 'remove_rmap_item_from_tree');
    stable_node.rmap_hlist_len--;

    put_anon_vma(rmap_item.anon_vma as AnonVma);
    (rmap_item.mm as MmStruct).ksm_merging_pages--;
    if (ksm.release.head_is_reset) rmap_item.head = null;
    rmap_item.address = pageAddress(rmap_item.address);
  }
}

/** mm/ksm.c v4.18: remove_trailing_rmap_items(); all items from the link in `rmap_list` on. */
export function remove_trailing_rmap_items(ksm: Ksm, rmap_list: RmapListHolder): void {
  while (rmap_list.rmap_list !== null) removeNext(ksm, rmap_list, rmap_list.rmap_list);
}

function removeNext(ksm: Ksm, rmap_list: RmapListHolder, rmap_item: RmapItem): void {
  rmap_list.rmap_list = rmap_item.rmap_list;
  remove_rmap_item_from_tree(ksm, rmap_item);
  free_rmap_item(ksm, rmap_item);
}

/**
 * mm/ksm.c v4.18: get_next_rmap_item(); the item of `addr`, found or made at the link in `rmap_list`. Items of lower
 * addresses are dropped on the way. Null without memory.
 */
export function get_next_rmap_item(ksm: Ksm, mm_slot: MmSlot, rmap_list: RmapListHolder, addr: vaddr): RmapItem | null {
  for (let next = rmap_list.rmap_list; next !== null; next = rmap_list.rmap_list) {
    if (pageAddress(next.address) === addr) return next;
    if (next.address > addr) break;
    removeNext(ksm, rmap_list, next);
  }
  const rmap_item = alloc_rmap_item(ksm);
  if (rmap_item !== null) {
    rmap_item.mm = mm_slot.mm;
    (rmap_item.mm as MmStruct).ksm_rmap_items++;
    rmap_item.address = addr;
    rmap_item.rmap_list = rmap_list.rmap_list;
    rmap_list.rmap_list = rmap_item;
  }
  return rmap_item;
}
