// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v2.6.33 on its way: what a stable node has of its page, before the keyhole. First nothing but the
// addresses that share it; then the node holds a reference to it, and the page points back.

import { hlist_del, hlist_empty } from '../../kernel/list';
import { rb_erase } from '../../kernel/rbtree';
import type { MmStruct } from '../../mm/mm-struct';
import { type Page, pageAddress } from '../../mm/page';
import { lock_page, put_page, unlock_page } from '../calls';
import { stableRoot } from '../dups';
import { set_page_stable_node } from '../keyhole';
import type { Ksm } from '../ksm';
import { free_stable_node } from '../slab';
import type { RmapItem, StableNode } from '../structures';

/** The page that a node holds. */
export function heldPage(ksm: Ksm, stable_node: StableNode): Page {
  return ksm.memory.pfn_to_page(stable_node.kpfn);
}

/** What remove_rmap_item_from_tree() of v2.6.33 does with an item of the stable tree. */
export function leaveNode(ksm: Ksm, rmap_item: RmapItem): void {
  const { swappable } = ksm.release;
  const stable_node = rmap_item.head as StableNode;
  const page = heldPage(ksm, stable_node);
  if (swappable) lock_page(ksm, page);
  hlist_del(rmap_item.hlist);
  stable_node.rmap_hlist_len--;
  const last = hlist_empty(stable_node.hlist);
  if (last && ksm.release.stable_node_page) set_page_stable_node(page, null);
  if (swappable) unlock_page(ksm, page);
  if (last) {
    if (ksm.release.stable_node_page) put_page(ksm, page);
    rb_erase(stable_node.node, stableRoot(ksm, 0));
    free_stable_node(ksm, stable_node);
    ksm.ksm_pages_shared--;
  } else {
    ksm.ksm_pages_sharing--;
  }
  (rmap_item.mm as MmStruct).ksm_merging_pages--;
  rmap_item.address = pageAddress(rmap_item.address);
}
