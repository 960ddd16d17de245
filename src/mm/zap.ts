// SPDX-License-Identifier: GPL-2.0-only
// mm/memory.c: taking pages out of an address space.

import type { vaddr } from '../kernel/types';
import { dropFromPageCache } from './cow';
import { put_page } from './frames';
import { ksm_might_unmap_zero_page } from './ksm-zero-pages';
import type { Memory } from './memory';
import { type Compound, type Page, PageAnon, PageSwapCache, page_mapped } from './page';
import { trylock_page, unlock_page } from './page-lock';
import { is_swap_pte, pte_huge, pte_none, pte_normal, pte_pfn } from './pgtable';
import { page_remove_rmap } from './rmap';
import { free_swap_and_cache, try_to_free_swap } from './swap';
import { pagesOf, type VmAreaStruct } from './vma';

/** mm/memory.c v4.18: zap_page_range() on the part of the VMA inside [start, end), in address order. */
export function zap_page_range(memory: Memory, vma: VmAreaStruct, start: vaddr, end: vaddr): void {
  for (const address of pagesOf(vma, start, end)) zap_pte(memory, vma, address);
}

function zap_pte(memory: Memory, vma: VmAreaStruct, address: vaddr): void {
  const { pgtables } = vma.vm_mm;
  const pte = pgtables.get(address);
  if (pte_none(pte)) return;
  pgtables.set(address, 0);
  if (is_swap_pte(pte)) {
    free_swap_and_cache(memory, pte_pfn(pte));
    return;
  }
  if (!pte_normal(pte)) {
    ksm_might_unmap_zero_page(vma.vm_mm, pte);
    return;
  }
  const page = memory.pfn_to_page(pte_pfn(pte));
  if (pte_huge(pte)) zapHuge(memory, vma, page);
  else zapPage(memory, vma, page);
}

/** One part of a huge page goes; callers see to it that the rest goes too, and the last part takes the mapping along. */
function zapHuge(memory: Memory, vma: VmAreaStruct, page: Page): void {
  const compound = page.compound as Compound;
  const { head } = compound;
  vma.vm_mm.anon_rss--;
  if (page.pfn - head.pfn !== (1 << compound.order) - 1) return;
  compound.compound_mapcount--;
  put_page(memory, head);
}

function zapPage(memory: Memory, vma: VmAreaStruct, page: Page): void {
  const anon = PageAnon(page);
  if (anon) vma.vm_mm.anon_rss--;
  page_remove_rmap(page);
  if (PageSwapCache(page) && !page_mapped(page) && trylock_page(page)) {
    try_to_free_swap(memory, page);
    unlock_page(page);
  }
  if (!anon) dropFromPageCache(memory, page);
  put_page(memory, page);
}
