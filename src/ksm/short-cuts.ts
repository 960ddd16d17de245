// SPDX-License-Identifier: GPL-2.0-only
// Short cuts, NON-KERNEL all of them: while nobody can run in between, what a scan does to a page and undoes at once (a
// reference, a lock) need not be done at all. Whoever looks on at every window gets every step.

import type { MmStruct } from '../mm/mm-struct';
import { PAGE_SIZE, type Page, PageKsm } from '../mm/page';
import { pte_huge, pte_normal, pte_pfn } from '../mm/pgtable';
import { find_vma, VM_FILE, VM_MERGEABLE } from '../mm/vma';
import { find_mergeable_vma, ksm_test_exit } from './break-ksm';
import type { Ksm } from './ksm';
import { get_kpfn_nid } from './stable-tree';
import type { RmapItem, StableNode } from './structures';

/** The start of cmp_and_merge_page() of v4.18: the item shares the node's page, and the node is where it belongs. */
export function isSettled(ksm: Ksm, stable_node: StableNode, rmap_item: RmapItem): boolean {
  return (
    rmap_item.head === stable_node &&
    stable_node.head !== ksm.migrate_nodes &&
    get_kpfn_nid(ksm, stable_node.kpfn) === stable_node.nid
  );
}

/** Whether a scan of this page at this item changes nothing. */
function passable(ksm: Ksm, page: Page, rmap_item: RmapItem): boolean {
  const stable_node = PageKsm(page) ? (page.mapping as StableNode | null) : null;
  return stable_node?.live === true && isSettled(ksm, stable_node, rmap_item);
}

/**
 * All that ksm_do_scan() does with a settled page is to move the cursor over it. So does this with those that come next
 * in one area. Most of a long-lived system is such pages.
 * @param scan_npages how many at most
 * @returns how many it passed
 */
export function passSettled(ksm: Ksm, scan_npages: number): number {
  // What the port of old releases does with such a page is its own.
  if (!ksm.release.migrate_nodes) return 0;
  const { ksm_scan, kernel, memory } = ksm;
  const { mm } = ksm_scan.mm_slot;
  if (mm === null || ksm_test_exit(mm) || kernel.windows.armed || kernel.failPoints.freeze.count !== 0) return 0;
  const vma = find_vma(mm, ksm_scan.address);
  if (vma === null || ksm_scan.address < vma.vm_start || !vma.has(VM_MERGEABLE)) return 0;

  const { pgtables } = mm;
  const first = ksm_scan.address / PAGE_SIZE;
  const end = Math.min(first + scan_npages, vma.vm_end / PAGE_SIZE);
  let { rmap_list } = ksm_scan;
  let at = first;
  for (; at < end; at++) {
    const rmap_item = rmap_list.rmap_list;
    if (rmap_item === null || rmap_item.pageNumber !== at) break;
    const pte = pgtables.get(at * PAGE_SIZE);
    if (!pte_normal(pte) || !passable(ksm, memory.pfn_to_page(pte_pfn(pte)), rmap_item)) break;
    rmap_list = rmap_item;
  }
  ksm_scan.address = at * PAGE_SIZE;
  ksm_scan.rmap_list = rmap_list;
  return at - first;
}

/**
 * How `page` compares with that of an item in an unstable tree, if their first words tell: then the item's page need not
 * be found and referenced as get_mergeable_page() does. Counts as a comparison.
 * @returns as memcmp_pages() does; 0 when only the long way tells
 */
export function memcmpFirstWords(ksm: Ksm, page: Page, tree_rmap_item: RmapItem): number {
  if (ksm.kernel.windows.armed || !tree_rmap_item.live || tree_rmap_item.head !== null) return 0;
  const mm = tree_rmap_item.mm as MmStruct;
  const vma = find_mergeable_vma(mm, tree_rmap_item.address);
  // In an area without a file, whatever small page is mapped is anonymous.
  if (vma === null || vma.has(VM_FILE)) return 0;
  const pte = mm.pgtables.get(tree_rmap_item.pageNumber * PAGE_SIZE);
  if (!pte_normal(pte) || pte_huge(pte)) return 0;
  const ret = ksm.memory.contents.memcmpFirstWords(page.pfn, pte_pfn(pte));
  if (ret !== 0) ksm.kernel.work.comparisons++;
  return ret;
}
