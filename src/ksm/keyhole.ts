// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the keyhole. A stable node holds no reference to its page; it knows the frame and looks
// whether the page there still points back to it.

import { BUG_ON, KernelOops, VM_BUG_ON } from '../kernel/bug';
import { EBUSY } from '../kernel/errno';
import { list_del } from '../kernel/list';
import type { int, pfn_t } from '../kernel/types';
import { type AnonVma, put_anon_vma } from '../mm/anon-vma';
import type { MmStruct } from '../mm/mm-struct';
import { PAGE_MAPPING_KSM, type Page, PageKsm, PageSwapCache, pageAddress } from '../mm/page';
import { smp_rmb } from '../mm/stubs';
import { cond_resched, cpu_relax, get_page_unless_zero, lock_page, put_page, trylock_page, unlock_page } from './calls';
import { stable_node_dup_del } from './dups';
import type { Ksm } from './ksm';
import { free_stable_node } from './slab';
import type { StableNode } from './structures';

/** mm/ksm.c v4.18: page_stable_node() of include/linux/ksm.h; null for a page without node, or not KSM's. */
export function page_stable_node(page: Page): StableNode | null {
  if (!PageKsm(page)) return null;
  const stable_node = page.mapping as StableNode | null;
  if (stable_node !== null && !stable_node.live) throw new KernelOops('use-after-free stable_node');
  return stable_node;
}

/** mm/ksm.c v4.18: set_page_stable_node() of include/linux/ksm.h */
export function set_page_stable_node(page: Page, stable_node: StableNode | null): void {
  page.mapping = stable_node;
  page.mapping_flags = PAGE_MAPPING_KSM;
}

/** mm/ksm.c v4.18: remove_node_from_stable_tree(); the items stay, as if they had never been merged. */
export function remove_node_from_stable_tree(ksm: Ksm, stable_node: StableNode): void {
  BUG_ON(stable_node.rmap_hlist_len < 0, 'remove_node_from_stable_tree');
  for (let at = stable_node.hlist.first; at !== null; at = at.next) {
    const rmap_item = at.owner;
    if (at.next !== null) ksm.ksm_pages_sharing--;
    else ksm.ksm_pages_shared--;
    VM_BUG_ON(stable_node.rmap_hlist_len <= 0, 'remove_node_from_stable_tree');
    stable_node.rmap_hlist_len--;
    put_anon_vma(rmap_item.anon_vma as AnonVma);
    (rmap_item.mm as MmStruct).ksm_merging_pages--;
    rmap_item.address = pageAddress(rmap_item.address);
    cond_resched(ksm);
  }
  if (stable_node.head === ksm.migrate_nodes) list_del(stable_node.list);
  else stable_node_dup_del(ksm, stable_node);
  free_stable_node(ksm, stable_node);
}

/** Whether the page points back to the node. */
const fits = (page: Page, stable_node: StableNode): boolean =>
  page.mapping === stable_node && page.mapping_flags === PAGE_MAPPING_KSM;

/** One look: the page with a reference (and locked), or null when the key no longer fits. */
function peep(ksm: Ksm, stable_node: StableNode, kpfn: pfn_t, lock_it: boolean): Page | null {
  const page = ksm.memory.pfn_to_page(kpfn);
  if (!fits(page, stable_node)) return null;
  while (!get_page_unless_zero(ksm, page)) {
    // Only for a page in swap cache does a migration freeze the count; without one the page is about to be freed.
    if (!ksm.release.ksm_page_migration || !PageSwapCache(page)) return null;
    cpu_relax(ksm);
  }
  if (!fits(page, stable_node)) {
    put_page(ksm, page);
    return null;
  }
  if (lock_it) {
    lock_page(ksm, page);
    if (ksm.release.ksm_page_migration && !fits(page, stable_node)) {
      unlock_page(ksm, page);
      put_page(ksm, page);
      return null;
    }
  }
  return page;
}

/**
 * mm/ksm.c v4.18: get_ksm_page()
 * @returns the node's page with a reference, locked when asked for; null when the page is gone: then the node has been
 *   removed from the stable tree and freed
 */
export function get_ksm_page(ksm: Ksm, stable_node: StableNode, lock_it: boolean): Page | null {
  for (;;) {
    const { kpfn } = stable_node;
    const page = peep(ksm, stable_node, kpfn, lock_it);
    if (page !== null) return page;
    // Not stale if it was migrated meanwhile: then the node knows another frame by now.
    smp_rmb();
    if (stable_node.kpfn === kpfn) break;
  }
  remove_node_from_stable_tree(ksm, stable_node);
  return null;
}

/** mm/ksm.c v6.12: ksm_get_folio() with KSM_GET_FOLIO_TRYLOCK; -EBUSY when somebody else has locked the page. */
export function get_ksm_page_trylock(ksm: Ksm, stable_node: StableNode): Page | int | null {
  const page = get_ksm_page(ksm, stable_node, false);
  if (page === null) return null;
  if (!trylock_page(ksm, page)) {
    put_page(ksm, page);
    return -EBUSY;
  }
  // NON-KERNEL: C looks for another look. What could change the key has the page locked from before the reference on.
  BUG_ON(!fits(page, stable_node), 'get_ksm_page');
  return page;
}
