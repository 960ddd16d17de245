// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: what reclaim, swap-in and migration ask of KSM.

import { VM_BUG_ON } from '../kernel/bug';
import type { vaddr } from '../kernel/types';
import type { AnonVma } from '../mm/anon-vma';
import { alloc_page_vma } from '../mm/frames';
import {
  __SetPageLocked,
  type Page,
  PageKsm,
  PageLocked,
  PageUptodate,
  page_anon_vma,
  SetPageDirty,
  SetPageUptodate,
} from '../mm/page';
import type { RmapWalkControl } from '../mm/rmap';
import { anon_vma_lock_read, anon_vma_unlock_read, smp_wmb } from '../mm/stubs';
import { linear_page_index, type VmAreaStruct } from '../mm/vma';
import { cond_resched } from './calls';
import { page_stable_node, set_page_stable_node } from './keyhole';
import type { Ksm } from './ksm';
import { KSM_RUN_UNMERGE, type RmapItem } from './structures';

/** Whether a page that was swapped in may be mapped at this address as it is. */
function fitsHere(ksm: Ksm, page: Page, vma: VmAreaStruct, address: vaddr): boolean {
  if (!ksm.release.swappable) return true;
  const anon_vma = page_anon_vma(page);
  if (PageKsm(page)) {
    if (!ksm.release.remove_stable_nodes) return true;
    if (page_stable_node(page) !== null && (ksm.ksm_run & KSM_RUN_UNMERGE) === 0) return true;
  } else if (anon_vma === null) {
    return true;
  } else {
    const sameIndex = page.index === linear_page_index(vma, address);
    // The anon_vma of a page that nobody maps may be gone; what was its root matches nothing.
    const looks = sameIndex || !ksm.release.swapin_copy_is_careful;
    if (looks && anon_vma.refcount === 0) ksm.kernel.log.kasan('anon_vma');
    if (anon_vma.root === (vma.anon_vma as AnonVma).root && sameIndex) return true;
  }
  // A failed read is for the fault handler to report.
  return ksm.release.remove_stable_nodes && !PageUptodate(page);
}

/** mm/ksm.c v4.18: ksm_might_need_to_copy(); the page, a locked copy of it, or null without memory. */
export function ksm_might_need_to_copy(ksm: Ksm, page: Page, vma: VmAreaStruct, address: vaddr): Page | null {
  return fitsHere(ksm, page, vma, address) ? page : ksm_does_need_to_copy(ksm, page, vma);
}

/** mm/ksm.c v3.x: ksm_does_need_to_copy(); v4.18 does it inline. */
function ksm_does_need_to_copy(ksm: Ksm, page: Page, vma: VmAreaStruct): Page | null {
  const new_page = alloc_page_vma(ksm.memory, vma);
  if (new_page !== null) {
    ksm.memory.vm_events.ksm_swpin_copy++;
    ksm.memory.contents.copy(new_page.pfn, page.pfn);
    SetPageDirty(new_page);
    SetPageUptodate(new_page);
    __SetPageLocked(new_page);
  }
  return new_page;
}

/**
 * mm/ksm.c v4.18: rmap_walk_ksm(); first where ksmd merged, then where forks may have taken the page since. The
 * address still carries the item's flags.
 */
export function rmap_walk_ksm(ksm: Ksm, page: Page, rwc: RmapWalkControl): void {
  VM_BUG_ON(!PageKsm(page), 'rmap_walk_ksm');
  VM_BUG_ON(!PageLocked(page), 'rmap_walk_ksm');
  const stable_node = page_stable_node(page);
  if (stable_node === null) return;
  for (const search_new_forks of [false, true]) {
    for (let at = stable_node.hlist.first; at !== null; at = at.next) {
      const rmap_item = at.owner;
      if (ksm.release.rmap_walk_resched) cond_resched(ksm);
      anon_vma_lock_read();
      const goOn = walkItem(ksm, page, rwc, rmap_item, search_new_forks);
      anon_vma_unlock_read();
      if (!goOn) return;
    }
  }
}

/** The VMAs that cover an item's address: in its own mm, or in all others. False stops the walk. */
function walkItem(ksm: Ksm, page: Page, rwc: RmapWalkControl, rmap_item: RmapItem, search_new_forks: boolean): boolean {
  const { address } = rmap_item;
  for (const { vma } of (rmap_item.anon_vma as AnonVma).rb_root) {
    if (ksm.release.rmap_walk_resched) cond_resched(ksm);
    if (address < vma.vm_start || address >= vma.vm_end) continue;
    if ((rmap_item.mm === vma.vm_mm) === search_new_forks) continue;
    // NON-KERNEL: C asks rwc->invalid_vma() here, which only page_referenced() of a memory cgroup sets.
    if (!rwc.rmap_one(page, vma, address)) return false;
    if (rwc.done?.(page)) return false;
  }
  return true;
}

/** mm/ksm.c v4.18: ksm_migrate_page(); the node follows its page. */
export function ksm_migrate_page(ksm: Ksm, newpage: Page, oldpage: Page): void {
  VM_BUG_ON(!PageLocked(oldpage), 'ksm_migrate_page');
  VM_BUG_ON(!PageLocked(newpage), 'ksm_migrate_page');
  VM_BUG_ON(newpage.mapping !== oldpage.mapping, 'ksm_migrate_page');
  const stable_node = page_stable_node(newpage);
  if (stable_node === null) return;
  VM_BUG_ON(stable_node.kpfn !== oldpage.pfn, 'ksm_migrate_page');
  stable_node.kpfn = newpage.pfn;
  if (!ksm.release.ksm_page_migration) return;
  // Before the old page loses its key: who finds it lost must see the new frame.
  smp_wmb();
  set_page_stable_node(oldpage, null);
}
