// SPDX-License-Identifier: GPL-2.0-only
// mm/memory.c: copy-on-write.

import type { int, vaddr } from '../kernel/types';
import { type AnonVma, anon_vma_prepare } from './anon-vma';
import { VM_FAULT_OOM, VM_FAULT_WRITE } from './fault-flags';
import { alloc_page_vma, get_page, put_page } from './frames';
import { ksm_might_unmap_zero_page } from './ksm-zero-pages';
import type { Memory } from './memory';
import { munlock_vma_page } from './mlock';
import {
  type Page,
  PageAnon,
  PageAnonExclusive,
  PageKsm,
  PageMlocked,
  PageSwapCache,
  page_count,
  SetPageAnonExclusive,
  SetPageUptodate,
  setAnonMapping,
} from './page';
import { lock_page, unlock_page } from './page-lock';
import {
  _PAGE_DIRTY,
  _PAGE_PRESENT,
  _PAGE_RW,
  pfn_pte,
  pte_mkdirty,
  pte_mkwrite,
  pte_normal,
  pte_pfn,
  type pte_t,
} from './pgtable';
import { page_add_new_anon_rmap, page_remove_rmap } from './rmap';
import { reuse_swap_page } from './swap';
import { VM_LOCKED, VM_WRITE, type VmAreaStruct } from './vma';

/** A pte for the page; after a write dirty, and writable where the VMA is. */
export function mk_user_pte(page: Page, vma: VmAreaStruct, written: boolean): pte_t {
  const write = vma.has(VM_WRITE) ? _PAGE_DIRTY | _PAGE_RW : _PAGE_DIRTY;
  return pfn_pte(page.pfn, written ? _PAGE_PRESENT | write : _PAGE_PRESENT);
}

/** The page that a pte counts for; null for the zero page and for no page. */
export function vm_normal_page(memory: Memory, pte: pte_t): Page | null {
  return pte_normal(pte) ? memory.pfn_to_page(pte_pfn(pte)) : null;
}

/**
 * mm/memory.c v4.18: do_wp_page(); a present pte that may not be written is wanted for writing
 * @param unshare a copy is all that is wanted, as v6.2's break_ksm() does; the page is KSM's, or the zero page
 */
export function do_wp_page(memory: Memory, vma: VmAreaStruct, address: vaddr, unshare = false): int {
  const { pgtables } = vma.vm_mm;
  const pte = pgtables.get(address);
  const old_page = vm_normal_page(memory, pte);
  if (old_page !== null && PageAnon(old_page) && !PageKsm(old_page)) {
    lock_page(memory, old_page);
    const total = reuse_swap_page(memory, old_page);
    const reuse = total <= 1 && wp_can_reuse_anon_folio(memory, old_page);
    if (reuse && total === 1) setAnonMapping(old_page, vma.anon_vma as AnonVma);
    unlock_page(old_page);
    if (reuse) {
      pgtables.set(address, vma.has(VM_WRITE) ? pte_mkwrite(pte_mkdirty(pte)) : pte_mkdirty(pte));
      return VM_FAULT_WRITE;
    }
  }
  if (old_page !== null) get_page(old_page);
  if (old_page !== null && PageKsm(old_page)) memory.vm_events.cow_ksm++;
  return wp_page_copy(memory, vma, address, old_page, !unshare);
}

/**
 * mm/memory.c v6.12: wp_can_reuse_anon_folio(); a page that was shared may be known to others than the one pte that is
 * left, and then it is copied. Before 5.9 only ptes counted.
 */
function wp_can_reuse_anon_folio(memory: Memory, page: Page): boolean {
  if (!memory.behaviour.anon_exclusive || PageAnonExclusive(page)) return true;
  if (page_count(page) > (PageSwapCache(page) ? 2 : 1)) return false;
  SetPageAnonExclusive(page);
  return true;
}

/** mm/memory.c v4.18: wp_page_copy(); takes over the reference to `old_page`, which is null for the zero page. */
function wp_page_copy(memory: Memory, vma: VmAreaStruct, address: vaddr, old_page: Page | null, written: boolean): int {
  anon_vma_prepare(vma);
  const new_page = alloc_page_vma(memory, vma);
  if (new_page === null) {
    if (old_page !== null) put_page(memory, old_page);
    return VM_FAULT_OOM;
  }
  if (old_page === null) memory.contents.fill(new_page.pfn, { kind: 'zero' });
  else memory.contents.copy(new_page.pfn, old_page.pfn);
  SetPageUptodate(new_page);
  if (old_page === null || !PageAnon(old_page)) vma.vm_mm.anon_rss++;
  if (old_page === null) ksm_might_unmap_zero_page(vma.vm_mm, vma.vm_mm.pgtables.get(address));
  page_add_new_anon_rmap(new_page, vma, address);
  vma.vm_mm.pgtables.set(address, mk_user_pte(new_page, vma, written));
  if (old_page !== null) dropCopied(memory, vma, old_page);
  return VM_FAULT_WRITE;
}

/** The page that was copied loses the pte, its reference, and the one that the copying held. */
function dropCopied(memory: Memory, vma: VmAreaStruct, old_page: Page): void {
  const anon = PageAnon(old_page);
  page_remove_rmap(old_page);
  put_page(memory, old_page);
  if (vma.has(VM_LOCKED)) {
    lock_page(memory, old_page);
    if (PageMlocked(old_page)) munlock_vma_page(memory, old_page);
    unlock_page(old_page);
  }
  if (!anon) dropFromPageCache(memory, old_page);
  put_page(memory, old_page);
}

/** A file page leaves the page cache when its last pte goes. */
export function dropFromPageCache(memory: Memory, page: Page): void {
  if (page.mapcount === 0) put_page(memory, page);
}
