// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: undoing a merge at one address, by the fault that a write would cause.

import { ENOMEM, ERESTARTSYS } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import { type AnonVma, put_anon_vma } from '../mm/anon-vma';
import {
  FAULT_FLAG_REMOTE,
  FAULT_FLAG_UNSHARE,
  FAULT_FLAG_WRITE,
  VM_FAULT_OOM,
  VM_FAULT_SIGBUS,
  VM_FAULT_SIGSEGV,
  VM_FAULT_WRITE,
} from '../mm/fault-flags';
import { FOLL_GET, FOLL_MIGRATION, FOLL_REMOTE } from '../mm/gup';
import { is_ksm_zero_pte } from '../mm/ksm-zero-pages';
import type { MmStruct } from '../mm/mm-struct';
import { PAGE_SIZE, type Page, PageAnon, PageKsm, pageAddress } from '../mm/page';
import { flush_anon_page, flush_dcache_page } from '../mm/stubs';
import { find_vma, VM_MERGEABLE, type VmAreaStruct } from '../mm/vma';
import { cond_resched, down_read, follow_page, handle_mm_fault, put_page, signal_pending, up_read } from './calls';
import type { Ksm } from './ksm';
import type { RmapItem } from './structures';

/** mm/ksm.c v4.18: ksm_test_exit(); the process is exiting: its page tables are not to be touched. */
export function ksm_test_exit(mm: MmStruct): boolean {
  return mm.mm_users === 0;
}

/** mm/ksm.c v4.18: break_ksm(); 0 when no KSM page is left at the address, -ENOMEM when the copy can't be made. */
function break_ksm(ksm: Ksm, vma: VmAreaStruct, addr: vaddr): int {
  if (ksm.release.unshare_fault) return unshare(ksm, vma, addr);
  let ret = 0;
  do {
    cond_resched(ksm);
    const page = follow_page(ksm, vma, addr, FOLL_GET | FOLL_MIGRATION | FOLL_REMOTE);
    if (page === null) break;
    if (PageKsm(page)) ret = handle_mm_fault(ksm, vma, addr, FAULT_FLAG_WRITE | FAULT_FLAG_REMOTE);
    else ret = VM_FAULT_WRITE;
    put_page(ksm, page);
  } while ((ret & (VM_FAULT_WRITE | VM_FAULT_SIGBUS | VM_FAULT_SIGSEGV | VM_FAULT_OOM)) === 0);
  return (ret & VM_FAULT_OOM) !== 0 ? -ENOMEM : 0;
}

/** mm/ksm.c v6.12: break_ksm(); asks for copies until neither a KSM page nor a zero page of KSM's is mapped. */
function unshare(ksm: Ksm, vma: VmAreaStruct, addr: vaddr): int {
  for (let ret = 0; (ret & VM_FAULT_OOM) === 0; ) {
    cond_resched(ksm);
    const page = follow_page(ksm, vma, addr, FOLL_GET | FOLL_MIGRATION | FOLL_REMOTE);
    if (page === null) return 0;
    const merged = PageKsm(page) || is_ksm_zero_pte(vma.vm_mm.pgtables.get(addr));
    if (merged) ret = handle_mm_fault(ksm, vma, addr, FAULT_FLAG_UNSHARE | FAULT_FLAG_REMOTE);
    put_page(ksm, page);
    if (!merged) return 0;
  }
  // NON-KERNEL: C returns 0 after SIGBUS and SIGSEGV, which no fault on a merged page ends in here.
  return -ENOMEM;
}

/** mm/ksm.c v4.18: find_mergeable_vma(); null when the area is gone, unadvised or was never written to. */
export function find_mergeable_vma(mm: MmStruct, addr: vaddr): VmAreaStruct | null {
  if (ksm_test_exit(mm)) return null;
  const vma = find_vma(mm, addr);
  if (vma === null || vma.vm_start > addr) return null;
  if (!vma.has(VM_MERGEABLE) || vma.anon_vma === null) return null;
  return vma;
}

/** mm/ksm.c v4.18: break_cow(); gives up the item's anon_vma with the merge that it was taken for. */
export function break_cow(ksm: Ksm, rmap_item: RmapItem): void {
  const mm = rmap_item.mm as MmStruct;
  if (ksm.release.item_anon_vma) put_anon_vma(rmap_item.anon_vma as AnonVma);
  down_read(ksm, mm.mmap_sem);
  const vma = find_mergeable_vma(mm, rmap_item.address);
  // NON-KERNEL: C leaves the flags in the low bits to the page tables, which do not see them.
  if (vma !== null) break_ksm(ksm, vma, pageAddress(rmap_item.address));
  up_read(ksm, mm.mmap_sem);
}

/** mm/ksm.c v4.18: get_mergeable_page(); the anonymous page at the item's address with a reference, or null. */
export function get_mergeable_page(ksm: Ksm, rmap_item: RmapItem): Page | null {
  const mm = rmap_item.live ? rmap_item.mm : null;
  down_read(ksm, mm?.mmap_sem ?? null);
  const page = mergeablePage(ksm, mm as MmStruct, rmap_item.address);
  up_read(ksm, (mm as MmStruct).mmap_sem);
  return page;
}

function mergeablePage(ksm: Ksm, mm: MmStruct, addr: vaddr): Page | null {
  const vma = find_mergeable_vma(mm, addr);
  if (vma === null) return null;
  const page = follow_page(ksm, vma, addr, FOLL_GET);
  if (page === null) return null;
  if (PageAnon(page)) {
    flush_anon_page();
    flush_dcache_page();
    return page;
  }
  put_page(ksm, page);
  return null;
}

/** mm/ksm.c v4.18: unmerge_ksm_pages(); 0, -ENOMEM, or -ERESTARTSYS after a signal: then part is done. */
export function unmerge_ksm_pages(ksm: Ksm, vma: VmAreaStruct, start: vaddr, end: vaddr): int {
  let err = 0;
  for (let addr = start; addr < end && err === 0; addr += PAGE_SIZE) {
    if (ksm_test_exit(vma.vm_mm)) break;
    if (signal_pending(ksm)) err = -ERESTARTSYS;
    else err = break_ksm(ksm, vma, addr);
  }
  return err;
}
