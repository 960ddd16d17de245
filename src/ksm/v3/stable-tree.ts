// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v3.x: the one stable tree, before there were nodes for each content and tree. A walk gives up at the
// first stale node.

import { type RbNode, rb_insert_color, rb_link_node } from '../../kernel/rbtree';
import { get_page } from '../../mm/frames';
import type { Page } from '../../mm/page';
import { cond_resched, put_page } from '../calls';
import { stableRoot } from '../dups';
import { get_ksm_page, page_stable_node, set_page_stable_node } from '../keyhole';
import type { Ksm } from '../ksm';
import { memcmp_pages } from '../merge';
import { alloc_stable_node } from '../slab';
import type { StableNode } from '../structures';

/**
 * mm/ksm.c v3.x: stable_tree_search()
 * @returns the KSM page with the content of `page`, referenced; a forked KSM page is its own; null when there is none,
 *   and also when a stale node was met
 */
export function stable_tree_search(ksm: Ksm, page: Page): Page | null {
  if (page_stable_node(page) !== null) {
    get_page(page);
    return page;
  }
  let node = stableRoot(ksm, 0).rb_node;
  while (node !== null) {
    cond_resched(ksm);
    const tree_page = get_ksm_page(ksm, node.owner, false);
    if (tree_page === null) return null;
    const ret = memcmp_pages(ksm, page, tree_page);
    if (ret === 0) return tree_page;
    put_page(ksm, tree_page);
    node = ret < 0 ? node.rb_left : node.rb_right;
  }
  return null;
}

/**
 * mm/ksm.c v3.x: stable_tree_insert()
 * @returns the new node of a locked KSM page; null without memory, and when a node was met that is stale or has the
 *   content
 */
export function stable_tree_insert(ksm: Ksm, kpage: Page): StableNode | null {
  const root = stableRoot(ksm, 0);
  let parent: RbNode<StableNode> | null = null;
  let left = false;
  let node = root.rb_node;
  while (node !== null) {
    cond_resched(ksm);
    const tree_page = get_ksm_page(ksm, node.owner, false);
    if (tree_page === null) return null;
    const ret = memcmp_pages(ksm, kpage, tree_page);
    put_page(ksm, tree_page);
    // Before it was write-protected the page may have been different: so the search has not found this node.
    if (ret === 0) return null;
    parent = node;
    left = ret < 0;
    node = left ? parent.rb_left : parent.rb_right;
  }
  const stable_node = alloc_stable_node(ksm);
  if (stable_node === null) return null;
  rb_link_node(stable_node.node, parent, left, root);
  rb_insert_color(stable_node.node, root);
  stable_node.kpfn = kpage.pfn;
  set_page_stable_node(kpage, stable_node);
  return stable_node;
}
