// SPDX-License-Identifier: GPL-2.0-only
// Pages that are merged already. Most of a long-lived system is such pages, and a scan only passes them by.

import { PAGE_SIZE, type Page, PageKsm, pageAddress } from '../mm/page';
import { pte_normal, pte_pfn } from '../mm/pgtable';
import { find_vma, VM_MERGEABLE } from '../mm/vma';
import { ksm_test_exit } from './break-ksm';
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
 * NON-KERNEL: while nobody can run in between, all that ksm_do_scan() does with a settled page is to move the cursor
 * over it. So does this with those that come next in one area, without locks and references that nobody could see.
 * @param scan_npages how many at most
 * @returns how many it passed
 */
export function passSettled(ksm: Ksm, scan_npages: number): number {
  const { ksm_scan, kernel, memory } = ksm;
  const { mm } = ksm_scan.mm_slot;
  if (mm === null || ksm_test_exit(mm) || kernel.windows.armed || kernel.failPoints.freeze.count !== 0) return 0;
  const vma = find_vma(mm, ksm_scan.address);
  if (vma === null || ksm_scan.address < vma.vm_start || !vma.has(VM_MERGEABLE)) return 0;

  const { pgtables } = mm;
  const { vm_end } = vma;
  let { address, rmap_list } = ksm_scan;
  let passed = 0;
  while (passed < scan_npages && address < vm_end) {
    const rmap_item = rmap_list.rmap_list;
    if (rmap_item === null || pageAddress(rmap_item.address) !== address) break;
    const pte = pgtables.get(address);
    if (!pte_normal(pte) || !passable(ksm, memory.pfn_to_page(pte_pfn(pte)), rmap_item)) break;
    rmap_list = rmap_item;
    address += PAGE_SIZE;
    passed++;
  }
  ksm_scan.address = address;
  ksm_scan.rmap_list = rmap_list;
  return passed;
}
