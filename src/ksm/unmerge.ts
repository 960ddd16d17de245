// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: unmerging everything, as a write of 2 to `run` asks for.

import { BUG_ON, VM_BUG_ON } from '../kernel/bug';
import { EBUSY } from '../kernel/errno';
import { hash_del } from '../kernel/hashtable';
import { hlist_empty, hlist_entries, list_del, list_entries } from '../kernel/list';
import type { RbRoot } from '../kernel/rbtree';
import type { int } from '../kernel/types';
import { MMF_VM_MERGEABLE, type MmStruct, mmdrop } from '../mm/mm-struct';
import { page_mapped } from '../mm/page';
import { VM_MERGEABLE } from '../mm/vma';
import { ksm_test_exit, unmerge_ksm_pages } from './break-ksm';
import { cond_resched, down_read, put_page, unlock_page, up_read, warnOnce } from './calls';
import { free_stable_node_chain } from './chains';
import { stableRoot } from './dups';
import { remove_trailing_rmap_items } from './items';
import { get_ksm_page, remove_node_from_stable_tree, set_page_stable_node } from './keyhole';
import type { Ksm } from './ksm';
import { free_mm_slot } from './slab';
import { is_stable_node_chain, is_stable_node_dup, type MmSlot, type StableNode } from './structures';

/** mm/ksm.c v4.18: remove_stable_node(); -EBUSY when its page is still mapped. */
function remove_stable_node(ksm: Ksm, stable_node: StableNode): int {
  const page = get_ksm_page(ksm, stable_node, true);
  if (page === null) return 0;
  let err: int;
  if (warnOnce(ksm, page_mapped(page), 'remove_stable_node')) {
    err = -EBUSY;
  } else {
    // Unmapped but not yet freed, in swap cache for example: it becomes a page without node.
    set_page_stable_node(page, null);
    remove_node_from_stable_tree(ksm, stable_node);
    err = 0;
  }
  unlock_page(ksm, page);
  put_page(ksm, page);
  return err;
}

/** mm/ksm.c v4.18: remove_stable_node_chain(); true when something of it had to stay. */
function remove_stable_node_chain(ksm: Ksm, stable_node: StableNode, root: RbRoot<StableNode>): boolean {
  if (!is_stable_node_chain(stable_node)) {
    VM_BUG_ON(is_stable_node_dup(stable_node), 'remove_stable_node_chain');
    return remove_stable_node(ksm, stable_node) !== 0;
  }
  for (const dup of hlist_entries(stable_node.dups)) {
    VM_BUG_ON(!is_stable_node_dup(dup), 'remove_stable_node_chain');
    if (remove_stable_node(ksm, dup) !== 0) return true;
  }
  BUG_ON(!hlist_empty(stable_node.dups), 'remove_stable_node_chain');
  free_stable_node_chain(ksm, stable_node, root);
  return false;
}

/** mm/ksm.c v4.18: remove_all_stable_nodes(); -EBUSY when one had to stay. */
export function remove_all_stable_nodes(ksm: Ksm): int {
  let err = 0;
  for (let nid = 0; nid < ksm.ksm_nr_node_ids; nid++) {
    const root = stableRoot(ksm, nid);
    while (root.rb_node !== null) {
      if (remove_stable_node_chain(ksm, root.rb_node.owner, root)) {
        err = -EBUSY;
        break;
      }
      cond_resched(ksm);
    }
  }
  for (const stable_node of list_entries(ksm.migrate_nodes)) {
    if (remove_stable_node(ksm, stable_node) !== 0) err = -EBUSY;
    cond_resched(ksm);
  }
  return err;
}

/** Breaks all merges of an address space. */
function unmergeMm(ksm: Ksm, mm: MmStruct): int {
  for (let vma = mm.mmap; vma !== null; vma = vma.vm_next) {
    if (ksm_test_exit(mm)) break;
    if (!vma.has(VM_MERGEABLE) || vma.anon_vma === null) continue;
    const err = unmerge_ksm_pages(ksm, vma, vma.vm_start, vma.vm_end);
    if (err !== 0) return err;
  }
  return 0;
}

/** Moves the cursor on, and drops the slot of a process that exits. mmap_sem is let go of before, or here by old kernels. */
function leaveSlot(ksm: Ksm, mm_slot: MmSlot, mm: MmStruct): void {
  const { ksm_scan, ksm_mmlist_lock } = ksm;
  ksm_mmlist_lock.lock();
  ksm_scan.mm_slot = mm_slot.mm_list.next?.owner as MmSlot;
  if (!ksm_test_exit(mm)) {
    ksm_mmlist_lock.unlock();
    if (!ksm.release.unlock_before_drop) up_read(ksm, mm.mmap_sem);
    return;
  }
  hash_del(mm_slot.link);
  list_del(mm_slot.mm_list);
  ksm_mmlist_lock.unlock();

  free_mm_slot(ksm, mm_slot);
  mm.clear_bit(MMF_VM_MERGEABLE);
  if (!ksm.release.unlock_before_drop) up_read(ksm, mm.mmap_sem);
  mmdrop(mm);
}

/** mm/ksm.c v4.18: unmerge_and_remove_all_rmap_items(); 0, or the first error: then the cursor is back at the head. */
export function unmerge_and_remove_all_rmap_items(ksm: Ksm): int {
  const { ksm_scan, ksm_mmlist_lock, ksm_mm_head } = ksm;
  ksm_mmlist_lock.lock();
  ksm_scan.mm_slot = ksm_mm_head.mm_list.next?.owner as MmSlot;
  ksm_mmlist_lock.unlock();

  while (ksm_scan.mm_slot !== ksm_mm_head) {
    const { mm_slot } = ksm_scan;
    const mm = mm_slot.mm as MmStruct;
    down_read(ksm, mm.mmap_sem);
    const err = unmergeMm(ksm, mm);
    if (err !== 0) {
      up_read(ksm, mm.mmap_sem);
      ksm_mmlist_lock.lock();
      ksm_scan.mm_slot = ksm_mm_head;
      ksm_mmlist_lock.unlock();
      return err;
    }
    remove_trailing_rmap_items(ksm, mm_slot);
    if (ksm.release.unlock_before_drop) up_read(ksm, mm.mmap_sem);
    leaveSlot(ksm, mm_slot, mm);
  }

  // A node that is still busy may stay.
  remove_all_stable_nodes(ksm);
  ksm_scan.seqnr = 0;
  return 0;
}
