// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v2.6.33 on its way: what is done with one scanned page.

import type { Page } from '../../mm/page';
import { break_cow } from '../break-ksm';
import { lock_page, put_page, unlock_page } from '../calls';
import { remove_rmap_item_from_tree } from '../items';
import type { Ksm } from '../ksm';
import { calc_checksum } from '../merge';
import { stable_tree_append } from '../stable-tree';
import type { RmapItem } from '../structures';
import { unstable_tree_search_insert } from '../unstable-tree';
import { try_to_merge_two_pages, try_to_merge_with_ksm_page } from './merge';
import { stable_tree_insert, stable_tree_search } from './stable-tree';

/** The step of ksm_do_scan() of v2.6.33-base for a KSM page that nobody shares any more: it becomes an ordinary one. */
export function replaceUnshared(ksm: Ksm, page: Page, rmap_item: RmapItem): void {
  break_cow(ksm, rmap_item);
  remove_rmap_item_from_tree(ksm, rmap_item);
  rmap_item.oldchecksum = calc_checksum(ksm, page);
}

/** Does something to a node; once KSM pages can be swapped, under the lock of its page. */
function withPageLock<T>(ksm: Ksm, kpage: Page, action: () => T): T {
  if (ksm.release.swappable) lock_page(ksm, kpage);
  const result = action();
  if (ksm.release.swappable) unlock_page(ksm, kpage);
  return result;
}

/** mm/ksm.c v2.6.33-base: cmp_and_merge_page() */
export function cmp_and_merge_page(ksm: Ksm, page: Page, rmap_item: RmapItem): void {
  remove_rmap_item_from_tree(ksm, rmap_item);
  const found = stable_tree_search(ksm, page);
  if (found !== null) {
    const { stable_node, kpage } = found;
    if (try_to_merge_with_ksm_page(ksm, rmap_item, page, kpage) === 0) {
      withPageLock(ksm, kpage, () => stable_tree_append(ksm, rmap_item, stable_node, true));
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

/** The last part of cmp_and_merge_page() of v2.6.33. */
function mergeByUnstableTree(ksm: Ksm, page: Page, rmap_item: RmapItem): void {
  const found: { page: Page | null } = { page: null };
  const tree_rmap_item = unstable_tree_search_insert(ksm, rmap_item, page, found);
  if (tree_rmap_item === null) return;
  const tree_page = found.page as Page;
  const kpage = try_to_merge_two_pages(ksm, rmap_item, page, tree_rmap_item, tree_page);
  put_page(ksm, tree_page);
  if (kpage === null) return;
  remove_rmap_item_from_tree(ksm, tree_rmap_item);
  const stable_node = withPageLock(ksm, kpage, () => {
    const inserted = stable_tree_insert(ksm, kpage);
    if (inserted !== null) {
      stable_tree_append(ksm, tree_rmap_item, inserted, true);
      stable_tree_append(ksm, rmap_item, inserted, true);
    }
    return inserted;
  });
  put_page(ksm, kpage);
  if (stable_node === null) {
    break_cow(ksm, tree_rmap_item);
    break_cow(ksm, rmap_item);
  }
}
