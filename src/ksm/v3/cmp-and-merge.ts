// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v3.x: what is done with one scanned page, when there were neither trees per node nor chains.

import { type Page, PageKsm, page_mapcount } from '../../mm/page';
import { lock_page, put_page, unlock_page } from '../calls';
import { insertMerged } from '../cmp-and-merge';
import { remove_rmap_item_from_tree } from '../items';
import { page_stable_node } from '../keyhole';
import type { Ksm } from '../ksm';
import { calc_checksum, try_to_merge_two_pages } from '../merge';
import { stable_tree_append } from '../stable-tree';
import { type RmapItem, STABLE_FLAG, type StableNode } from '../structures';
import { unstable_tree_search_insert } from '../unstable-tree';
import * as v2 from '../v2/cmp-and-merge';
import { try_to_merge_with_ksm_page } from './merge';
import { stable_tree_insert, stable_tree_search } from './stable-tree';

/** The step of ksm_do_scan() before v3.9: an item whose page is still KSM's is left alone. */
export function compareUnlessMerged(ksm: Ksm, page: Page, rmap_item: RmapItem): void {
  if (!PageKsm(page) || !in_stable_tree(rmap_item)) {
    if (ksm.release.kpage_in_place) cmp_and_merge_page(ksm, page, rmap_item);
    else v2.cmp_and_merge_page(ksm, page, rmap_item);
  } else if (!ksm.release.swappable && page_mapcount(page) === 1) {
    v2.replaceUnshared(ksm, page, rmap_item);
  }
}

/** mm/ksm.c v3.x: in_stable_tree() */
function in_stable_tree(rmap_item: RmapItem): boolean {
  return (rmap_item.address & STABLE_FLAG) !== 0;
}

/** mm/ksm.c v3.x: cmp_and_merge_page(); the item leaves its tree first, whatever comes of it. */
function cmp_and_merge_page(ksm: Ksm, page: Page, rmap_item: RmapItem): void {
  remove_rmap_item_from_tree(ksm, rmap_item);
  const kpage = stable_tree_search(ksm, page);
  if (kpage !== null) {
    if (try_to_merge_with_ksm_page(ksm, rmap_item, page, kpage) === 0) {
      lock_page(ksm, kpage);
      stable_tree_append(ksm, rmap_item, page_stable_node(kpage) as StableNode, true);
      unlock_page(ksm, kpage);
    }
    put_page(ksm, kpage);
    return;
  }
  const checksum = calc_checksum(ksm, page);
  if (rmap_item.oldchecksum !== checksum) {
    rmap_item.oldchecksum = checksum;
    return;
  }
  mergeByUnstableTree(ksm, page, rmap_item);
}

/** The last part of cmp_and_merge_page() of v3.x. */
function mergeByUnstableTree(ksm: Ksm, page: Page, rmap_item: RmapItem): void {
  const found: { page: Page | null } = { page: null };
  const tree_rmap_item = unstable_tree_search_insert(ksm, rmap_item, page, found);
  if (tree_rmap_item === null) return;
  const tree_page = found.page as Page;
  const kpage = try_to_merge_two_pages(ksm, rmap_item, page, tree_rmap_item, tree_page, try_to_merge_with_ksm_page);
  put_page(ksm, tree_page);
  if (kpage === null) return;
  remove_rmap_item_from_tree(ksm, tree_rmap_item);
  insertMerged(ksm, kpage, rmap_item, tree_rmap_item, stable_tree_insert);
}
