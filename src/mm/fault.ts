// SPDX-License-Identifier: GPL-2.0-only
// mm/memory.c: page faults.

import { BUG_ON } from '../kernel/bug';
import type { int, vaddr } from '../kernel/types';
import { anon_vma_prepare } from './anon-vma';
import { do_wp_page, mk_user_pte } from './cow';
import { FAULT_FLAG_UNSHARE, FAULT_FLAG_WRITE, VM_FAULT_OOM, VM_FAULT_WRITE } from './fault-flags';
import { alloc_page_vma, get_page, put_page } from './frames';
import type { Memory } from './memory';
import { do_numa_page } from './numa-hinting';
import { migration_entry_wait } from './outside-lock';
import { PAGE_SIZE, type Page, PageKsm, PageMlocked, SetPageAnonExclusive, SetPageUptodate } from './page';
import { lock_page, unlock_page } from './page-lock';
import {
  _PAGE_PRESENT,
  _PAGE_SPECIAL,
  is_migration_entry,
  pfn_pte,
  pte_huge,
  pte_mkclean,
  pte_mkdirty,
  pte_none,
  pte_pfn,
  pte_present,
  pte_protnone,
  pte_write,
} from './pgtable';
import { page_add_anon_rmap, page_add_new_anon_rmap } from './rmap';
import { add_to_swap_cache, reuse_swap_page, try_to_free_swap } from './swap';
import { VM_FILE, VM_LOCKED, VM_WRITE, type VmAreaStruct } from './vma';

/** mm/memory.c v4.18: handle_mm_fault(); a mix of the VM_FAULT_ bits. */
export function handle_mm_fault(memory: Memory, vma: VmAreaStruct, address: vaddr, flags: number): int {
  const { pgtables } = vma.vm_mm;
  const pte = pgtables.get(address);
  const write = (flags & FAULT_FLAG_WRITE) !== 0;
  if (pte_huge(pte)) return write ? VM_FAULT_WRITE : 0;
  if (pte_none(pte))
    return vma.has(VM_FILE) ? do_fault(memory, vma, address, write) : do_anonymous_page(memory, vma, address, write);
  if (is_migration_entry(pte)) {
    migration_entry_wait(memory);
    return 0;
  }
  if (!pte_present(pte)) return do_swap_page(memory, vma, address, write);
  if (pte_protnone(pte)) {
    do_numa_page(vma, address);
    return 0;
  }
  const unshare = (flags & FAULT_FLAG_UNSHARE) !== 0;
  if (!write && !unshare) return 0;
  if (!pte_write(pte)) return do_wp_page(memory, vma, address, unshare);
  pgtables.set(address, pte_mkdirty(pte));
  return 0;
}

/** mm/memory.c v4.18: do_anonymous_page(); a read maps the zero page. */
function do_anonymous_page(memory: Memory, vma: VmAreaStruct, address: vaddr, write: boolean): int {
  const mm = vma.vm_mm;
  if (!write) {
    mm.pgtables.set(address, pfn_pte(0, _PAGE_PRESENT | _PAGE_SPECIAL));
    return 0;
  }
  anon_vma_prepare(vma);
  const page = alloc_page_vma(memory, vma);
  if (page === null) return VM_FAULT_OOM;
  memory.contents.fill(page.pfn, { kind: 'zero' });
  SetPageUptodate(page);
  mm.anon_rss++;
  page_add_new_anon_rmap(page, vma, address);
  const pte = mk_user_pte(page, vma, true);
  mm.pgtables.set(address, vma.has(VM_WRITE) ? pte : pte_mkclean(pte));
  return 0;
}

/** The seed of the content of the file page that a VMA maps at this address. */
const fileSeed = (address: vaddr): number => (Math.imul(address / PAGE_SIZE, 2654435761) + 1) | 0;

/** mm/memory.c v4.18: do_fault() on a private mapping of a file; page cache and pte hold a reference each. */
function do_fault(memory: Memory, vma: VmAreaStruct, address: vaddr, write: boolean): int {
  const page = alloc_page_vma(memory, vma);
  if (page === null) return VM_FAULT_OOM;
  memory.contents.fill(page.pfn, { kind: 'seed', value: fileSeed(address) });
  SetPageUptodate(page);
  get_page(page);
  page.mapcount = 1;
  page.index = address / PAGE_SIZE;
  vma.vm_mm.pgtables.set(address, mk_user_pte(page, vma, false));
  return write ? do_wp_page(memory, vma, address) : 0;
}

/** mm/swap_state.c v4.18: swapin_readahead() of one slot: its page in swap cache, referenced; null without memory. */
function swapin(memory: Memory, vma: VmAreaStruct, number: number): Page | null {
  const slot = memory.swap.slot(number);
  if (slot.cache !== null) {
    get_page(slot.cache);
    return slot.cache;
  }
  const page = alloc_page_vma(memory, vma);
  if (page === null) return null;
  BUG_ON(slot.data === null, 'swapin_readahead');
  memory.contents.load(page.pfn, slot.data as Uint8Array);
  SetPageUptodate(page);
  add_to_swap_cache(memory, page, number);
  return page;
}

/** mm/memory.c v4.18: do_swap_page(); KSM decides whether this process may map the page or needs a copy. */
function do_swap_page(memory: Memory, vma: VmAreaStruct, address: vaddr, write: boolean): int {
  const mm = vma.vm_mm;
  const number = pte_pfn(mm.pgtables.get(address));
  const swapcache = swapin(memory, vma, number);
  if (swapcache === null) return VM_FAULT_OOM;
  lock_page(memory, swapcache);
  const page = memory.ksm.ksm_might_need_to_copy(swapcache, vma, address);
  if (page === null) {
    unlock_page(swapcache);
    put_page(memory, swapcache);
    return VM_FAULT_OOM;
  }
  mm.anon_rss++;
  const exclusive = write && reuse_swap_page(memory, page) <= 1;
  mm.pgtables.set(address, mk_user_pte(page, vma, exclusive));
  if (page === swapcache) page_add_anon_rmap(page, vma, address, exclusive);
  else page_add_new_anon_rmap(page, vma, address);
  const slot = memory.swap.slot(number);
  BUG_ON(slot.count <= 0, 'swap_free');
  if (memory.behaviour.anon_exclusive && slot.count === 1 && page.mapcount === 1 && !PageKsm(page)) {
    SetPageAnonExclusive(page);
  }
  slot.count--;
  if (vma.has(VM_LOCKED) || PageMlocked(page)) try_to_free_swap(memory, page);
  unlock_page(page);
  if (page !== swapcache) {
    unlock_page(swapcache);
    put_page(memory, swapcache);
  }
  if (exclusive) return VM_FAULT_WRITE;
  return write ? do_wp_page(memory, vma, address) : 0;
}
