// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: what is done with one scanned page.

import { list_add } from '../kernel/list';
import { compound_head, type Page, PageTransCompound } from '../mm/page';
import { break_cow } from './break-ksm';
import { lock_page, put_page, split_huge_page, trylock_page, unlock_page } from './calls';
import { is_page_sharing_candidate } from './chains';
import { stable_node_dup_del } from './dups';
import { remove_rmap_item_from_tree } from './items';
import { page_stable_node } from './keyhole';
import type { Ksm } from './ksm';
import { calc_checksum, mergeWithZeroPage, try_to_merge_two_pages, try_to_merge_with_ksm_page } from './merge';
import { isSettled } from './short-cuts';
import { get_kpfn_nid, stable_tree_append, stable_tree_insert, stable_tree_search } from './stable-tree';
import type { RmapItem, StableNode } from './structures';
import { unstable_tree_search_insert } from './unstable-tree';

/**
 * mm/ksm.c v4.18: cmp_and_merge_page(); first the stable tree, then the checksum gate, the zero page, and the
 * unstable tree. Since 6.11 gate and zero page come first for a page that is not KSM's, and only for that.
 */
export function cmp_and_merge_page(ksm: Ksm, page: Page, rmap_item: RmapItem): void {
  const { checksum_comes_first } = ksm.release;
  let max_page_sharing_bypass = false;
  const stable_node = page_stable_node(page);
  if (stable_node !== null) {
    if (isSettled(ksm, stable_node, rmap_item)) return;
    if (stable_node.head !== ksm.migrate_nodes && get_kpfn_nid(ksm, stable_node.kpfn) !== stable_node.nid) {
      stable_node_dup_del(ksm, stable_node);
      stable_node.head = ksm.migrate_nodes;
      list_add(stable_node.list, ksm.migrate_nodes);
    }
    // A forked KSM page is allowed past the limit.
    if (!is_page_sharing_candidate(ksm, stable_node)) max_page_sharing_bypass = true;
  } else if (checksum_comes_first) {
    remove_rmap_item_from_tree(ksm, rmap_item);
    if (isDone(ksm, page, rmap_item)) return;
  }

  const kpage = stable_tree_search(ksm, page);
  if (kpage === page && rmap_item.head === stable_node) {
    put_page(ksm, kpage);
    return;
  }
  remove_rmap_item_from_tree(ksm, rmap_item);

  if (kpage !== null) {
    // Somebody has locked the page: next time.
    if (typeof kpage === 'number') return;
    if (try_to_merge_with_ksm_page(ksm, rmap_item, page, kpage) === 0) {
      lock_page(ksm, kpage);
      stable_tree_append(ksm, rmap_item, page_stable_node(kpage) as StableNode, max_page_sharing_bypass);
      unlock_page(ksm, kpage);
    }
    put_page(ksm, kpage);
    return;
  }

  if (checksum_comes_first || !isDone(ksm, page, rmap_item)) mergeByUnstableTree(ksm, page, rmap_item);
}

/** The checksum gate and the zero page: true for a page that changed since the last scan, or that is empty. */
function isDone(ksm: Ksm, page: Page, rmap_item: RmapItem): boolean {
  // A page that changed since the last scan is not worth inserting.
  const checksum = calc_checksum(ksm, page);
  if (rmap_item.oldchecksum !== checksum) {
    rmap_item.oldchecksum = checksum;
    return true;
  }
  return ksm.ksm_use_zero_pages && checksum === ksm.zero_checksum && mergeWithZeroPage(ksm, rmap_item, page) === 0;
}

/** The last part of cmp_and_merge_page() of v4.18. */
function mergeByUnstableTree(ksm: Ksm, page: Page, rmap_item: RmapItem): void {
  const found: { page: Page | null } = { page: null };
  const tree_rmap_item = unstable_tree_search_insert(ksm, rmap_item, page, found);
  if (tree_rmap_item === null) return;
  const tree_page = found.page as Page;
  const kpage = try_to_merge_two_pages(ksm, rmap_item, page, tree_rmap_item, tree_page);
  // Two parts of one huge page: each held a reference, so it could not be split.
  const split = ksm.release.split_retry && PageTransCompound(page) && compound_head(page) === compound_head(tree_page);
  put_page(ksm, tree_page);
  if (kpage !== null) {
    insertMerged(ksm, kpage, rmap_item, tree_rmap_item, stable_tree_insert);
  } else if (split) {
    if (!trylock_page(ksm, page)) return;
    split_huge_page(ksm, page);
    unlock_page(ksm, page);
  }
}

/** Lists both items from a new node; when there can be none the merge is undone. */
export function insertMerged(
  ksm: Ksm,
  kpage: Page,
  rmap_item: RmapItem,
  tree_rmap_item: RmapItem,
  insert: typeof stable_tree_insert,
): void {
  lock_page(ksm, kpage);
  const stable_node = insert(ksm, kpage);
  if (stable_node !== null) {
    stable_tree_append(ksm, tree_rmap_item, stable_node, false);
    stable_tree_append(ksm, rmap_item, stable_node, false);
  }
  unlock_page(ksm, kpage);
  if (stable_node === null) {
    break_cow(ksm, tree_rmap_item);
    break_cow(ksm, rmap_item);
  }
}
