// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v2.6.33 on its way: merging two pages into a third, which is allocated for it.

import { EFAULT } from '../../kernel/errno';
import type { int } from '../../kernel/types';
import { alloc_page } from '../../mm/frames';
import type { MmStruct } from '../../mm/mm-struct';
import { type Page, SetPageDirty, SetPageUptodate } from '../../mm/page';
import { find_vma, VM_MERGEABLE, type VmAreaStruct } from '../../mm/vma';
import { break_cow, ksm_test_exit } from '../break-ksm';
import { down_read, put_page, trylock_page, up_read } from '../calls';
import { set_page_stable_node } from '../keyhole';
import type { Ksm } from '../ksm';
import { mergeLocked } from '../merge';
import type { RmapItem } from '../structures';

/** mm/ksm.c v2.6.33-base: try_to_merge_one_page(); NON-KERNEL: callers have seen that the page is anonymous. */
function try_to_merge_one_page(ksm: Ksm, vma: VmAreaStruct, page: Page, kpage: Page): int {
  if (!vma.has(VM_MERGEABLE)) return -EFAULT;
  return trylock_page(ksm, page) ? mergeLocked(ksm, vma, page, kpage) : -EFAULT;
}

/** The area of an item; null when it is gone, or its process exits. */
function areaOf(rmap_item: RmapItem): VmAreaStruct | null {
  const mm = rmap_item.mm as MmStruct;
  const vma = ksm_test_exit(mm) ? null : find_vma(mm, rmap_item.address);
  return vma === null || vma.vm_start > rmap_item.address ? null : vma;
}

/** mm/ksm.c v2.6.33-base: try_to_merge_with_ksm_page(); a forked KSM page is merged already. */
export function try_to_merge_with_ksm_page(ksm: Ksm, rmap_item: RmapItem, page: Page, kpage: Page): int {
  if (page === kpage) return 0;
  const { mmap_sem } = rmap_item.mm as MmStruct;
  down_read(ksm, mmap_sem);
  const vma = areaOf(rmap_item);
  const err = vma === null ? -EFAULT : try_to_merge_one_page(ksm, vma, page, kpage);
  up_read(ksm, mmap_sem);
  return err;
}

/** The first half of try_to_merge_two_pages() of v2.6.33: the new page takes the content and the place of `page`. */
function mergeWithCopy(ksm: Ksm, rmap_item: RmapItem, page: Page, kpage: Page): int {
  const { mmap_sem } = rmap_item.mm as MmStruct;
  let err = -EFAULT;
  down_read(ksm, mmap_sem);
  const vma = areaOf(rmap_item);
  if (vma !== null) {
    ksm.memory.contents.copy(kpage.pfn, page.pfn);
    if (ksm.release.swappable) {
      SetPageDirty(kpage);
      SetPageUptodate(kpage);
    }
    // NON-KERNEL: v2.6.33-base does this when the page is first mapped.
    set_page_stable_node(kpage, null);
    err = try_to_merge_one_page(ksm, vma, page, kpage);
  }
  up_read(ksm, mmap_sem);
  return err;
}

/**
 * mm/ksm.c v2.6.33-base: try_to_merge_two_pages()
 * @returns the new KSM page with a reference; null when the limit of such pages is reached, without memory, or when one
 *   of the two can't be merged
 */
export function try_to_merge_two_pages(
  ksm: Ksm,
  rmap_item: RmapItem,
  page: Page,
  tree_rmap_item: RmapItem,
  tree_page: Page,
): Page | null {
  if (ksm.ksm_max_kernel_pages !== 0 && ksm.ksm_max_kernel_pages <= ksm.ksm_pages_shared) return null;
  const kpage = alloc_page(ksm.memory, (rmap_item.mm as MmStruct).node);
  if (kpage === null) return null;
  let err = mergeWithCopy(ksm, rmap_item, page, kpage);
  if (err === 0) {
    err = try_to_merge_with_ksm_page(ksm, tree_rmap_item, tree_page, kpage);
    if (err !== 0) break_cow(ksm, rmap_item);
  }
  if (err === 0) return kpage;
  put_page(ksm, kpage);
  return null;
}
