// SPDX-License-Identifier: GPL-2.0-only
// mm/rmap.c: how many ptes map a frame, and walks over them.

import { BUG_ON } from '../kernel/bug';
import { EFAULT } from '../kernel/errno';
import type { vaddr } from '../kernel/types';
import type { AnonVma } from './anon-vma';
import type { Memory } from './memory';
import {
  ClearPageMlocked,
  PAGE_SIZE,
  type Page,
  PageAnon,
  PageKsm,
  PageLocked,
  page_anon_vma,
  page_to_pgoff,
  pageAddress,
  SetPageAnonExclusive,
  SetPageMlocked,
  setAnonMapping,
} from './page';
import { pte_huge, pte_pfn, pte_present, pte_special } from './pgtable';
import { linear_page_index, VM_LOCKED, type VmAreaStruct } from './vma';

/** include/linux/rmap.h v3.x: enum ttu_flags; why the ptes of a page are visited. */
export type TtuAction = 'TTU_UNMAP' | 'TTU_MIGRATION' | 'TTU_MUNLOCK';

/** include/linux/rmap.h: struct rmap_walk_control */
export interface RmapWalkControl {
  /** Called for each VMA that may map the page; false stops the walk. The address may carry flags in its low bits. */
  readonly rmap_one: (page: Page, vma: VmAreaStruct, address: vaddr) => boolean;
  /** True when nothing is left to be found. */
  readonly done?: (page: Page) => boolean;
  /** What the walk is for, where old kernels had a walk for each purpose. */
  readonly action?: TtuAction;
}

/** include/linux/rmap.h: struct page_vma_mapped_walk */
export interface PageVmaMappedWalk {
  readonly page: Page;
  readonly vma: VmAreaStruct;
  readonly address: vaddr;
  /** After a find: whether it is an ordinary pte, not a huge mapping. */
  pte: boolean;
}

/** mm/page_vma_mapped.c v4.18: page_vma_mapped_walk(); whether the page is mapped at that very address. */
export function page_vma_mapped_walk(pvmw: PageVmaMappedWalk): boolean {
  const pte = pvmw.vma.vm_mm.pgtables.get(pageAddress(pvmw.address));
  if (!pte_present(pte) || pte_special(pte) || pte_pfn(pte) !== pvmw.page.pfn) return false;
  pvmw.pte = !pte_huge(pte);
  return true;
}

/** mm/rmap.c v4.18: page_address_in_vma(); -EFAULT for a KSM page, and for a page that is not of this VMA. */
export function page_address_in_vma(page: Page, vma: VmAreaStruct): vaddr {
  const anon_vma = page_anon_vma(page);
  if (anon_vma === null || vma.anon_vma === null || vma.anon_vma.root !== anon_vma.root) return -EFAULT;
  const address = vma.vm_start + (page_to_pgoff(page) - vma.vm_pgoff) * PAGE_SIZE;
  return address < vma.vm_start || address >= vma.vm_end ? -EFAULT : address;
}

/** mm/rmap.c v4.18: __page_set_anon_rmap() */
export function __page_set_anon_rmap(page: Page, vma: VmAreaStruct, address: vaddr, exclusive: boolean): void {
  // Old kernels do not keep what an unmapped page of swap cache last belonged to: its owner may be gone.
  if (PageAnon(page) && vma.vm_mm.memory.behaviour.swappable) return;
  const anon_vma = vma.anon_vma as AnonVma;
  setAnonMapping(page, exclusive ? anon_vma : anon_vma.root);
  page.index = linear_page_index(vma, address);
}

/** mm/rmap.c v4.18: do_page_add_anon_rmap(); one more pte maps the page. */
export function page_add_anon_rmap(page: Page, vma: VmAreaStruct, address: vaddr, exclusive: boolean): void {
  const first = page.mapcount === 0;
  page.mapcount++;
  if (PageKsm(page)) return;
  BUG_ON(!PageLocked(page), 'do_page_add_anon_rmap');
  if (first) {
    __page_set_anon_rmap(page, vma, address, exclusive);
    return;
  }
  BUG_ON(page_anon_vma(page)?.root !== vma.anon_vma?.root, '__page_check_anon_rmap');
  BUG_ON(page.index !== linear_page_index(vma, address), '__page_check_anon_rmap');
}

/** mm/rmap.c v4.18: page_add_new_anon_rmap(); and it is mlocked from the start in a locked VMA. */
export function page_add_new_anon_rmap(page: Page, vma: VmAreaStruct, address: vaddr): void {
  page.mapcount = 1;
  __page_set_anon_rmap(page, vma, address, true);
  if (vma.has(VM_LOCKED)) SetPageMlocked(page);
  if (vma.vm_mm.memory.behaviour.anon_exclusive) SetPageAnonExclusive(page);
}

/** mm/rmap.c v4.18: page_remove_rmap() */
export function page_remove_rmap(page: Page): void {
  BUG_ON(page.mapcount <= 0, 'page_remove_rmap');
  page.mapcount--;
  if (page.mapcount === 0) ClearPageMlocked(page);
}

/** mm/rmap.c v4.18: rmap_walk(); KSM walks its own pages. The page is locked. */
export function rmap_walk(memory: Memory, page: Page, rwc: RmapWalkControl): void {
  memory.rmap_walks++;
  if (PageKsm(page)) memory.ksm.rmap_walk_ksm(page, rwc);
  else rmap_walk_anon(page, rwc);
  memory.rmap_walks--;
}

/** mm/rmap.c v4.18: rmap_walk_anon() */
function rmap_walk_anon(page: Page, rwc: RmapWalkControl): void {
  const anon_vma = page_anon_vma(page);
  if (anon_vma === null) return;
  const pgoff = page_to_pgoff(page);
  for (const { vma } of anon_vma.rb_root) {
    const address = vma.vm_start + (pgoff - vma.vm_pgoff) * PAGE_SIZE;
    if (address < vma.vm_start || address >= vma.vm_end) continue;
    if (!rwc.rmap_one(page, vma, address)) break;
    if (rwc.done?.(page)) break;
  }
}
