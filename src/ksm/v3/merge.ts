// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v3.x: merging two pages, where it differs from later releases: the area is looked at late, and huge
// pages are split without their lock.

import { KernelOops } from '../../kernel/bug';
import { EFAULT } from '../../kernel/errno';
import type { int } from '../../kernel/types';
import { get_anon_vma } from '../../mm/anon-vma';
import type { MmStruct } from '../../mm/mm-struct';
import { type Page, PageTransCompound } from '../../mm/page';
import { find_vma, VM_MERGEABLE, type VmAreaStruct } from '../../mm/vma';
import { ksm_test_exit } from '../break-ksm';
import { down_read, trylock_page, up_read } from '../calls';
import type { Ksm } from '../ksm';
import { mergeLocked } from '../merge';
import type { RmapItem } from '../structures';
import { page_trans_compound_anon_split } from './huge-split';

/** mm/ksm.c v3.x: try_to_merge_one_page(); a forked KSM page is merged already, whatever its area is like. */
function try_to_merge_one_page(ksm: Ksm, vma: VmAreaStruct, page: Page, kpage: Page | null): int {
  if (page === kpage) return 0;
  if (!vma.has(VM_MERGEABLE)) return -EFAULT;
  if (PageTransCompound(page) && page_trans_compound_anon_split(ksm, page) !== 0) return -EFAULT;
  if (!trylock_page(ksm, page)) return -EFAULT;
  return mergeLocked(ksm, vma, page, kpage);
}

/** mm/ksm.c v3.x: try_to_merge_with_ksm_page(); on success the item holds the anon_vma. */
export function try_to_merge_with_ksm_page(ksm: Ksm, rmap_item: RmapItem, page: Page, kpage: Page | null): int {
  const mm = rmap_item.mm as MmStruct;
  let err = -EFAULT;
  down_read(ksm, mm.mmap_sem);
  const vma = ksm_test_exit(mm) ? null : find_vma(mm, rmap_item.address);
  if (vma !== null && vma.vm_start <= rmap_item.address) {
    err = try_to_merge_one_page(ksm, vma, page, kpage);
    if (err === 0) {
      // A forked page is no proof that its area has ever been written to.
      if (vma.anon_vma === null) throw new KernelOops('null-deref anon_vma');
      rmap_item.anon_vma = vma.anon_vma;
      get_anon_vma(vma.anon_vma);
    }
  }
  up_read(ksm, mm.mmap_sem);
  return err;
}
