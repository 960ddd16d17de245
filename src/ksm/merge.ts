// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: merging two pages: write-protect the one, compare, map the other in its place.

import { BUG_ON, KernelOops } from '../kernel/bug';
import { EFAULT } from '../kernel/errno';
import type { int, u32 } from '../kernel/types';
import { type AnonVma, get_anon_vma } from '../mm/anon-vma';
import { get_page } from '../mm/frames';
import { ksm_map_zero_page } from '../mm/ksm-zero-pages';
import { mlock_vma_page, munlock_vma_page } from '../mm/mlock';
import { type MmStruct, mm_tlb_flush_pending } from '../mm/mm-struct';
import {
  ClearPageAnonExclusive,
  PAGE_SIZE,
  type Page,
  PageAnon,
  PageAnonExclusive,
  PageDirty,
  PageMlocked,
  PageSwapCache,
  PageTransCompound,
  page_count,
  page_mapcount,
  page_mapped,
  SetPageDirty,
} from '../mm/page';
import {
  _PAGE_PRESENT,
  pfn_pte,
  pte_clear_savedwrite,
  pte_dirty,
  pte_huge,
  pte_mkclean,
  pte_mkdirty,
  pte_mkspecial,
  pte_protnone,
  pte_same,
  pte_savedwrite,
  type pte_t,
  pte_write,
  pte_wrprotect,
} from '../mm/pgtable';
import { page_add_anon_rmap, page_address_in_vma, page_remove_rmap } from '../mm/rmap';
import { flush_cache_page, mark_page_accessed } from '../mm/stubs';
import { try_to_free_swap } from '../mm/swap';
import { VM_LOCKED, type VmAreaStruct } from '../mm/vma';
import { break_cow, find_mergeable_vma } from './break-ksm';
import {
  down_read,
  jhash2,
  lock_page,
  memcmp,
  mmu_notifier_invalidate_range_end,
  mmu_notifier_invalidate_range_start,
  page_vma_mapped_walk,
  put_page,
  split_huge_page,
  trylock_page,
  unlock_page,
  up_read,
  warnOnce,
} from './calls';
import { remove_rmap_item_from_tree } from './items';
import { set_page_stable_node } from './keyhole';
import type { Ksm } from './ksm';
import type { RmapItem } from './structures';
import { page_trans_compound_anon_split } from './v3/huge-split';

/** mm/ksm.c v4.18: calc_checksum() */
export function calc_checksum(ksm: Ksm, page: Page): u32 {
  ksm.kernel.work.checksums++;
  return jhash2(ksm, page);
}

/** mm/ksm.c v4.18: memcmp_pages() */
export function memcmp_pages(ksm: Ksm, page1: Page, page2: Page): int {
  ksm.kernel.work.comparisons++;
  return memcmp(ksm, page1, page2);
}

/** mm/ksm.c v4.18: pages_identical() */
function pages_identical(ksm: Ksm, page1: Page, page2: Page): boolean {
  return memcmp_pages(ksm, page1, page2) === 0;
}

/**
 * mm/ksm.c v4.18: write_protect_page(); after it no store can reach the page through this pte
 * @param orig_pte gets the pte as it then stands
 * @returns 0, or -EFAULT: the page is not mapped there any more, or someone else holds a reference to it
 */
function write_protect_page(ksm: Ksm, vma: VmAreaStruct | null, page: Page, orig_pte: { pte: pte_t }): int {
  if (vma === null) throw new KernelOops('null-deref vma');
  const mm = vma.vm_mm;
  const address = page_address_in_vma(page, vma);
  if (address === -EFAULT) return -EFAULT;
  BUG_ON(PageTransCompound(page), 'write_protect_page');
  const end = address + PAGE_SIZE;
  mmu_notifier_invalidate_range_start(ksm, mm, address, end);
  const err = protectMapped(ksm, vma, page, address, orig_pte);
  mmu_notifier_invalidate_range_end(ksm, mm, address, end);
  return err;
}

/** Between the two mmu notifier calls of write_protect_page(). */
function protectMapped(ksm: Ksm, vma: VmAreaStruct, page: Page, address: number, orig_pte: { pte: pte_t }): int {
  const { pgtables } = vma.vm_mm;
  const pvmw = { page, vma, address, pte: false };
  // The second is a huge mapping, and the caller has split that.
  if (!page_vma_mapped_walk(ksm, pvmw) || warnOnce(ksm, !pvmw.pte, 'write_protect_page')) return -EFAULT;
  const pte = pgtables.get(address);
  const savedwrite = pte_protnone(pte) && pte_savedwrite(pte);
  if (pte_write(pte) || pte_dirty(pte) || savedwrite || PageAnonExclusive(page) || staleTlbEntry(ksm, vma)) {
    const swapped = PageSwapCache(page) ? 1 : 0;
    flush_cache_page();
    // With the pte cleared nobody can start to use the page; whoever uses it already holds a reference too many.
    pgtables.set(address, 0);
    if (page_mapcount(page) + 1 + swapped !== page_count(page)) {
      pgtables.set(address, pte);
      return -EFAULT;
    }
    ClearPageAnonExclusive(page);
    if (pte_dirty(pte)) SetPageDirty(page);
    pgtables.set(address, pte_mkclean(pte_protnone(pte) ? pte_clear_savedwrite(pte) : pte_wrprotect(pte)));
  }
  orig_pte.pte = pgtables.get(address);
  return 0;
}

/** Whether another CPU may still write through an entry that the pte no longer allows. */
const staleTlbEntry = (ksm: Ksm, vma: VmAreaStruct): boolean =>
  ksm.release.tlb_flush_pending && mm_tlb_flush_pending(vma.vm_mm);

/** mm/ksm.c v4.18: replace_page(); maps `kpage` where `page` was. -EFAULT when the pte is not `orig_pte` any more. */
function replace_page(ksm: Ksm, vma: VmAreaStruct, page: Page, kpage: Page, orig_pte: pte_t): int {
  const mm = vma.vm_mm;
  const addr = page_address_in_vma(page, vma);
  // NON-KERNEL: C returns -EFAULT. The page was found there a moment ago, and its lock and mmap_sem are held since.
  BUG_ON(addr === -EFAULT, 'replace_page');
  // Stands for mm_find_pmd(): a huge mapping has no page table.
  if (pte_huge(mm.pgtables.get(addr))) return -EFAULT;
  mmu_notifier_invalidate_range_start(ksm, mm, addr, addr + PAGE_SIZE);
  let err = -EFAULT;
  if (pte_same(mm.pgtables.get(addr), orig_pte)) {
    mapInstead(ksm, vma, page, kpage, addr);
    err = 0;
  }
  mmu_notifier_invalidate_range_end(ksm, mm, addr, addr + PAGE_SIZE);
  return err;
}

function mapInstead(ksm: Ksm, vma: VmAreaStruct, page: Page, kpage: Page, addr: number): void {
  const mm = vma.vm_mm;
  let newpte = pfn_pte(kpage.pfn, _PAGE_PRESENT);
  if (kpage !== zeroPage(ksm)) {
    get_page(kpage);
    page_add_anon_rmap(kpage, vma, addr, false);
  } else {
    newpte = pte_mkspecial(newpte);
    if (ksm.release.ksm_zero_pages) {
      newpte = pte_mkdirty(newpte);
      ksm_map_zero_page(mm);
    }
    // The zero page is not anonymous: the process has one anonymous page less.
    mm.anon_rss--;
  }
  flush_cache_page();
  mm.pgtables.set(addr, newpte);
  page_remove_rmap(page);
  if (!page_mapped(page)) try_to_free_swap(ksm.memory, page);
  put_page(ksm, page);
}

/** ZERO_PAGE() */
function zeroPage(ksm: Ksm): Page {
  return ksm.memory.pfn_to_page(0);
}

/**
 * mm/ksm.c v4.18: try_to_merge_one_page()
 * @param kpage the KSM page (or the zero page) to map instead; null makes `page` itself a KSM page without node
 * @returns 0 when merged, else -EFAULT (or -EBUSY from the split of a huge page never: that is -EFAULT too)
 */
function try_to_merge_one_page(ksm: Ksm, vma: VmAreaStruct | null, page: Page, kpage: Page | null): int {
  if (page === kpage) return 0;
  // NON-KERNEL: C returns -EFAULT. Callers have seen that it is anonymous, hold a reference since, and so it stays that.
  BUG_ON(!PageAnon(page), 'try_to_merge_one_page');
  if (!ksm.release.thp_refcounting && PageTransCompound(page) && page_trans_compound_anon_split(ksm, page) !== 0) {
    return -EFAULT;
  }
  // Rather come back later than wait for the lock.
  if (!trylock_page(ksm, page)) return -EFAULT;
  if (PageTransCompound(page) && split_huge_page(ksm, page) !== 0) {
    unlock_page(ksm, page);
    return -EFAULT;
  }
  return mergeLocked(ksm, vma, page, kpage);
}

/** The rest of try_to_merge_one_page(), from the page lock on; it is let go of at the end. */
export function mergeLocked(ksm: Ksm, vma: VmAreaStruct | null, page: Page, kpage: Page | null): int {
  let err = -EFAULT;
  const orig_pte = { pte: 0 };
  if (write_protect_page(ksm, vma, page, orig_pte) === 0) {
    if (kpage === null) {
      set_page_stable_node(page, null);
      mark_page_accessed();
      // A clean page would be dropped by reclaim instead of swapped out.
      if (ksm.release.kpage_dirty && !PageDirty(page)) SetPageDirty(page);
      err = 0;
    } else if (pages_identical(ksm, page, kpage)) {
      err = replace_page(ksm, vma as VmAreaStruct, page, kpage, orig_pte.pte);
    }
  }
  let locked = page;
  if ((vma as VmAreaStruct).has(VM_LOCKED) && kpage !== null && err === 0) {
    munlock_vma_page(ksm.memory, page);
    if (ksm.release.swappable && !PageMlocked(kpage)) {
      unlock_page(ksm, page);
      lock_page(ksm, kpage);
      mlock_vma_page(kpage);
      locked = kpage;
    }
  }
  unlock_page(ksm, locked);
  return err;
}

/** mm/ksm.c v4.18: try_to_merge_with_ksm_page(); on success the item has left its tree and holds the anon_vma. */
export function try_to_merge_with_ksm_page(ksm: Ksm, rmap_item: RmapItem, page: Page, kpage: Page | null): int {
  const mm = rmap_item.mm as MmStruct;
  let err = -EFAULT;
  down_read(ksm, mm.mmap_sem);
  const vma = find_mergeable_vma(mm, rmap_item.address);
  if (vma !== null) {
    err = try_to_merge_one_page(ksm, vma, page, kpage);
    if (err === 0) {
      remove_rmap_item_from_tree(ksm, rmap_item);
      const anon_vma = vma.anon_vma as AnonVma;
      rmap_item.anon_vma = anon_vma;
      get_anon_vma(anon_vma);
    }
  }
  up_read(ksm, mm.mmap_sem);
  return err;
}

/**
 * mm/ksm.c v4.18: try_to_merge_two_pages(); `page` becomes the KSM page and is returned, or null.
 * @param merge another release's try_to_merge_with_ksm_page()
 */
export function try_to_merge_two_pages(
  ksm: Ksm,
  rmap_item: RmapItem,
  page: Page,
  tree_rmap_item: RmapItem,
  tree_page: Page,
  merge = try_to_merge_with_ksm_page,
): Page | null {
  let err = merge(ksm, rmap_item, page, null);
  if (err === 0) {
    err = merge(ksm, tree_rmap_item, tree_page, page);
    // A KSM page with one mapping would be of no use.
    if (err !== 0) break_cow(ksm, rmap_item);
  }
  return err === 0 ? page : null;
}

/**
 * Maps the zero page instead of an empty page: cmp_and_merge_page() of v4.18 does it inline. The VMA is not checked
 * before 5.7: when it is gone the kernel dereferences NULL. Since then that is as good as done: 0.
 */
export function mergeWithZeroPage(ksm: Ksm, rmap_item: RmapItem, page: Page): int {
  const mm = rmap_item.mm as MmStruct;
  down_read(ksm, mm.mmap_sem);
  const vma = find_mergeable_vma(mm, rmap_item.address);
  const gone = vma === null && ksm.release.zero_page_checks_area;
  const err = gone ? 0 : try_to_merge_one_page(ksm, vma, page, zeroPage(ksm));
  up_read(ksm, mm.mmap_sem);
  return err;
}
