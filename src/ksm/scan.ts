// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the scanner and its cursor.

import { KernelOops } from '../kernel/bug';
import { hash_del } from '../kernel/hashtable';
import { list_del, list_empty, list_entries } from '../kernel/list';
import { FOLL_GET } from '../mm/gup';
import { MMF_VM_MERGE_ANY, MMF_VM_MERGEABLE, type MmStruct, mmdrop } from '../mm/mm-struct';
import { PAGE_SIZE, type Page, PageAnon } from '../mm/page';
import { flush_anon_page, flush_dcache_page } from '../mm/stubs';
import { find_vma, VM_MERGEABLE } from '../mm/vma';
import { advisor_start_scan, advisor_stop_scan } from './advisor';
import { ksm_test_exit } from './break-ksm';
import {
  cond_resched,
  down_read,
  follow_page,
  lru_add_drain_all,
  put_page,
  spin_lock,
  up_read,
  up_read_late,
} from './calls';
import { cmp_and_merge_page } from './cmp-and-merge';
import { get_next_rmap_item, remove_trailing_rmap_items, unstableRoot } from './items';
import { get_ksm_page } from './keyhole';
import type { Ksm } from './ksm';
import { passSettled } from './short-cuts';
import { free_mm_slot } from './slab';
import { should_skip_rmap_item } from './smart-scan';
import type { MmSlot, RmapItem } from './structures';
import { compareUnlessMerged } from './v3/cmp-and-merge';

/** The page that a scan step stopped at, referenced. */
interface ScannedPage {
  page: Page | null;
}

/** The slot that follows in the list; ksm_mm_head at its end. */
const nextSlot = (slot: MmSlot): MmSlot => slot.mm_list.next?.owner as MmSlot;

/** scan_get_next_rmap_item() of v4.18 at the head of the list: a new full scan begins. */
function startFullScan(ksm: Ksm): void {
  advisor_start_scan(ksm);
  if (ksm.release.pagevec_drain) lru_add_drain_all(ksm);
  // Nodes in the tree are found stale by searches; those on migrate_nodes have to be looked at.
  if (ksm.ksm_merge_across_nodes === 0) {
    for (const stable_node of list_entries(ksm.migrate_nodes)) {
      const page = get_ksm_page(ksm, stable_node, false);
      if (page !== null) put_page(ksm, page);
      cond_resched(ksm);
    }
  }
  for (let nid = 0; nid < ksm.ksm_nr_node_ids; nid++) unstableRoot(ksm, nid).rb_node = null;

  // Where others can't run any more in between there is no window.
  if (ksm.release.last_mm_recheck) ksm.ksm_mmlist_lock.lock();
  else spin_lock(ksm);
  ksm.ksm_scan.mm_slot = nextSlot(ksm.ksm_mm_head);
  ksm.ksm_mmlist_lock.unlock();
}

function startSlot(ksm: Ksm, slot: MmSlot): void {
  ksm.ksm_scan.address = 0;
  ksm.ksm_scan.rmap_list = slot;
}

/**
 * Moves the cursor through the mergeable areas of one process. The caller holds mmap_sem.
 * @returns true at an anonymous page: then its reference is in `scanned`; false at the end
 */
function findAnonPage(ksm: Ksm, mm: MmStruct, scanned: ScannedPage): boolean {
  const { ksm_scan } = ksm;
  let vma = ksm_test_exit(mm) ? null : find_vma(mm, ksm_scan.address);
  for (; vma !== null; vma = vma.vm_next) {
    if (!vma.has(VM_MERGEABLE)) continue;
    if (ksm_scan.address < vma.vm_start) ksm_scan.address = vma.vm_start;
    if (vma.anon_vma === null) ksm_scan.address = vma.vm_end;
    while (ksm_scan.address < vma.vm_end) {
      if (ksm_test_exit(mm)) break;
      const page = follow_page(ksm, vma, ksm_scan.address, FOLL_GET);
      if (page !== null) {
        if (PageAnon(page)) {
          flush_anon_page();
          flush_dcache_page();
          scanned.page = page;
          return true;
        }
        put_page(ksm, page);
      }
      ksm_scan.address += PAGE_SIZE;
      cond_resched(ksm);
    }
  }
  return false;
}

/** The process is done for this scan: drops items beyond the cursor, and the slot if nothing in it was mergeable. */
function leaveSlot(ksm: Ksm, slot: MmSlot, mm: MmStruct): void {
  const { ksm_scan, ksm_mmlist_lock } = ksm;
  if (ksm_test_exit(mm)) startSlot(ksm, slot);
  remove_trailing_rmap_items(ksm, ksm_scan.rmap_list);

  ksm_mmlist_lock.lock();
  ksm_scan.mm_slot = nextSlot(slot);
  if (ksm_scan.address === 0) {
    hash_del(slot.link);
    list_del(slot.mm_list);
    ksm_mmlist_lock.unlock();

    free_mm_slot(ksm, slot);
    mm.clear_bit(MMF_VM_MERGEABLE);
    // Also when the process has only begun: then its mark is lost.
    if (!ksm.release.merge_any_stays) mm.clear_bit(MMF_VM_MERGE_ANY);
    up_read(ksm, mm.mmap_sem);
    mmdrop(mm);
  } else {
    // mmap_sem first: once the list is unlocked the mm may be gone.
    if (ksm.release.unlock_before_drop) up_read(ksm, mm.mmap_sem);
    ksm_mmlist_lock.unlock();
    if (!ksm.release.unlock_before_drop) up_read_late(ksm, mm);
  }
}

/**
 * mm/ksm.c v4.18: scan_get_next_rmap_item()
 * @param scanned gets the item's page, referenced
 * @returns the item of the next page to scan; null at the end of a full scan, or without memory for an item
 */
function scan_get_next_rmap_item(ksm: Ksm, scanned: ScannedPage): RmapItem | null {
  const { ksm_scan, ksm_mm_head } = ksm;
  if (list_empty(ksm_mm_head.mm_list)) return null;
  let slot = ksm_scan.mm_slot;
  if (slot === ksm_mm_head) {
    startFullScan(ksm);
    slot = ksm_scan.mm_slot;
    // The last process may have gone since the list was looked at.
    if (slot === ksm_mm_head) {
      if (!ksm.release.last_mm_recheck) throw new KernelOops('null-deref mm');
      return null;
    }
    startSlot(ksm, slot);
  }
  for (;;) {
    const mm = slot.mm as MmStruct;
    down_read(ksm, mm.mmap_sem);
    while (findAnonPage(ksm, mm, scanned)) {
      const rmap_item = get_next_rmap_item(ksm, slot, ksm_scan.rmap_list, ksm_scan.address);
      if (rmap_item !== null) {
        ksm_scan.rmap_list = rmap_item;
        ksm_scan.address += PAGE_SIZE;
        if (ksm.ksm_smart_scan && should_skip_rmap_item(ksm, scanned.page as Page, rmap_item)) {
          put_page(ksm, scanned.page as Page);
          cond_resched(ksm);
          continue;
        }
      } else {
        put_page(ksm, scanned.page as Page);
      }
      up_read(ksm, mm.mmap_sem);
      return rmap_item;
    }
    leaveSlot(ksm, slot, mm);
    slot = ksm_scan.mm_slot;
    if (slot === ksm_mm_head) break;
    startSlot(ksm, slot);
  }
  advisor_stop_scan(ksm);
  ksm_scan.seqnr++;
  return null;
}

/** mm/ksm.c v4.18: ksm_do_scan(); up to `scan_npages` pages, and not past the end of a full scan. */
export function ksm_do_scan(ksm: Ksm, scan_npages: number): void {
  const scanned: ScannedPage = { page: null };
  for (let left = scan_npages; left > 0 && !ksm.kernel.current.freezing(); left--) {
    const passed = passSettled(ksm, left - 1);
    left -= passed;
    ksm.ksm_pages_scanned += passed;
    cond_resched(ksm);
    const rmap_item = scan_get_next_rmap_item(ksm, scanned);
    if (rmap_item === null) return;
    const page = scanned.page as Page;
    if (ksm.release.migrate_nodes) cmp_and_merge_page(ksm, page, rmap_item);
    else compareUnlessMerged(ksm, page, rmap_item);
    put_page(ksm, page);
    ksm.ksm_pages_scanned++;
  }
}
