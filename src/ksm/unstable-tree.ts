// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the unstable tree, sorted by the content of pages that were last seen unchanged, and may change.

import { KernelOops } from '../kernel/bug';
import { type RbNode, rb_insert_color, rb_link_node } from '../kernel/rbtree';
import type { Page } from '../mm/page';
import { get_mergeable_page } from './break-ksm';
import { cond_resched, put_page } from './calls';
import { unstableRoot } from './items';
import type { Ksm } from './ksm';
import { memcmp_pages } from './merge';
import { memcmpFirstWords } from './short-cuts';
import { get_kpfn_nid } from './stable-tree';
import { type RmapItem, SEQNR_MASK, UNSTABLE_FLAG } from './structures';

/**
 * mm/ksm.c v4.18: unstable_tree_search_insert()
 * @param found gets the page of the item that is returned, referenced
 * @returns the item whose page has the same content; null when there is none and `rmap_item` has been inserted, and
 *   also when nothing could be done this time
 */
export function unstable_tree_search_insert(
  ksm: Ksm,
  rmap_item: RmapItem,
  page: Page,
  found: { page: Page | null },
): RmapItem | null {
  const nid = get_kpfn_nid(ksm, page.pfn);
  const root = unstableRoot(ksm, nid);
  let parent: RbNode<RmapItem> | null = null;
  let left = false;
  let node = root.rb_node;
  while (node !== null) {
    cond_resched(ksm);
    const tree_rmap_item = node.owner;
    let ret = memcmpFirstWords(ksm, page, tree_rmap_item);
    if (ret === 0) {
      const tree_page = get_mergeable_page(ksm, tree_rmap_item);
      if (tree_page === null) return null;
      // A forked page is no match for itself.
      if (page === tree_page) {
        put_page(ksm, tree_page);
        return null;
      }
      ret = memcmp_pages(ksm, page, tree_page);
      if (ret === 0) {
        // Migrated since it was inserted: it belongs into another tree by now.
        if (ksm.ksm_merge_across_nodes === 0 && ksm.memory.pfn_to_nid(tree_page.pfn) !== nid) {
          put_page(ksm, tree_page);
          return null;
        }
        found.page = tree_page;
        return tree_rmap_item;
      }
      put_page(ksm, tree_page);
      // NON-KERNEL: C overlays `node` of an item that goes to the stable tree with `head` and `hlist`. Only a stale
      // unstable tree can still lead to such an item, and C then follows garbage.
      if (tree_rmap_item.head !== null) throw new KernelOops('bad-pointer');
    }
    parent = node;
    left = ret < 0;
    node = left ? parent.rb_left : parent.rb_right;
  }

  rmap_item.address += UNSTABLE_FLAG + (ksm.ksm_scan.seqnr & SEQNR_MASK);
  rmap_item.nid = nid;
  // NON-KERNEL: in C, linking into the tree overwrites `head`.
  rmap_item.head = null;
  rb_link_node(rmap_item.node, parent, left, root);
  rb_insert_color(rmap_item.node, root);
  ksm.ksm_pages_unshared++;
  return null;
}
