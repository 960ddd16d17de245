// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v2.6.33 on its way: the stable tree, whose nodes find their pages by addresses, or hold them.

import { hlist_entries } from '../../kernel/list';
import { type RbNode, rb_insert_color, rb_link_node } from '../../kernel/rbtree';
import { get_page } from '../../mm/frames';
import { type Page, PageKsm } from '../../mm/page';
import { get_mergeable_page } from '../break-ksm';
import { cond_resched, put_page } from '../calls';
import { stableRoot } from '../dups';
import { remove_rmap_item_from_tree } from '../items';
import { page_stable_node, set_page_stable_node } from '../keyhole';
import type { Ksm } from '../ksm';
import { memcmp_pages } from '../merge';
import { alloc_stable_node } from '../slab';
import type { RmapItem, StableNode } from '../structures';
import { heldPage } from './nodes';

/** mm/ksm.c v2.6.33-base: get_ksm_page(); the page at the item's address, referenced, if it is still KSM's. */
function get_ksm_page(ksm: Ksm, rmap_item: RmapItem): Page | null {
  const page = get_mergeable_page(ksm, rmap_item);
  if (page === null || PageKsm(page)) return page;
  put_page(ksm, page);
  return null;
}

/** A node's page by way of its items, referenced. Those that lead nowhere leave the tree, and the node with the last. */
function pageThroughItems(ksm: Ksm, stable_node: StableNode): Page | null {
  for (const rmap_item of hlist_entries(stable_node.hlist)) {
    cond_resched(ksm);
    const page = get_ksm_page(ksm, rmap_item);
    if (page !== null) return page;
    remove_rmap_item_from_tree(ksm, rmap_item);
  }
  return null;
}

/** A node with the content that was searched for, and its page, referenced. */
interface Found {
  readonly stable_node: StableNode;
  readonly kpage: Page;
}

/** memcmp() with a node's page, which it returns with a reference when they are equal; null when it has none. */
function compare(ksm: Ksm, page: Page, stable_node: StableNode): { ret: number; kpage: Page } | null {
  if (ksm.release.stable_node_page) {
    cond_resched(ksm);
    const kpage = heldPage(ksm, stable_node);
    const ret = memcmp_pages(ksm, page, kpage);
    if (ret === 0) get_page(kpage);
    return { ret, kpage };
  }
  const kpage = pageThroughItems(ksm, stable_node);
  if (kpage === null) return null;
  const ret = memcmp_pages(ksm, page, kpage);
  if (ret !== 0) put_page(ksm, kpage);
  return { ret, kpage };
}

/**
 * mm/ksm.c v2.6.33-node-page: stable_tree_search(); a forked KSM page is its own match there, and has to be searched for
 * before. Null when no node has the content, and when one was met whose items lead nowhere.
 */
export function stable_tree_search(ksm: Ksm, page: Page): Found | null {
  const own = page_stable_node(page);
  if (own !== null) {
    get_page(page);
    return { stable_node: own, kpage: page };
  }
  let node = stableRoot(ksm, 0).rb_node;
  while (node !== null) {
    const compared = compare(ksm, page, node.owner);
    if (compared === null) return null;
    if (compared.ret === 0) return { stable_node: node.owner, kpage: compared.kpage };
    node = compared.ret < 0 ? node.rb_left : node.rb_right;
  }
  return null;
}

/** mm/ksm.c v2.6.33-node-page: stable_tree_insert(); null without memory, or as the search says, or for an equal. */
export function stable_tree_insert(ksm: Ksm, kpage: Page): StableNode | null {
  const root = stableRoot(ksm, 0);
  let parent: RbNode<StableNode> | null = null;
  let left = false;
  let node = root.rb_node;
  while (node !== null) {
    const compared = compare(ksm, kpage, node.owner);
    if (compared === null) return null;
    if (compared.ret === 0) {
      put_page(ksm, compared.kpage);
      return null;
    }
    parent = node;
    left = compared.ret < 0;
    node = left ? parent.rb_left : parent.rb_right;
  }
  const stable_node = alloc_stable_node(ksm);
  if (stable_node === null) return null;
  rb_link_node(stable_node.node, parent, left, root);
  rb_insert_color(stable_node.node, root);
  if (ksm.release.stable_node_page) {
    get_page(kpage);
    stable_node.kpfn = kpage.pfn;
    set_page_stable_node(kpage, stable_node);
  }
  return stable_node;
}
