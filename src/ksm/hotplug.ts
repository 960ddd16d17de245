// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: memory going offline.

import { VM_BUG_ON } from '../kernel/bug';
import { hlist_empty, hlist_entries, list_entries } from '../kernel/list';
import { type RbRoot, rb_first, rb_next } from '../kernel/rbtree';
import type { int, pfn_t } from '../kernel/types';
import { MEM_CANCEL_OFFLINE, MEM_GOING_OFFLINE, MEM_OFFLINE, type MemoryNotify } from '../mm/memory-notify';
import { smp_mb, wake_up_bit } from '../mm/stubs';
import { cond_resched, mutex_lock, mutex_unlock, wait_on_bit_offline } from './calls';
import { free_stable_node_chain } from './chains';
import { stableRoot } from './dups';
import { remove_node_from_stable_tree } from './keyhole';
import type { Ksm } from './ksm';
import { is_stable_node_chain, is_stable_node_dup, KSM_RUN_OFFLINE, type StableNode } from './structures';

/** include/linux/notifier.h v4.18 */
const NOTIFY_OK = 1;

/** mm/ksm.c v4.18: wait_while_offlining(); the caller holds ksm_thread_mutex, and holds it again afterwards. */
export function wait_while_offlining(ksm: Ksm): void {
  while ((ksm.ksm_run & KSM_RUN_OFFLINE) !== 0) {
    mutex_unlock(ksm);
    wait_on_bit_offline(ksm);
    mutex_lock(ksm);
  }
}

/** mm/ksm.c v4.18: stable_node_dup_remove_range(); the page has already gone, so the keyhole is not used. */
function stable_node_dup_remove_range(ksm: Ksm, stable_node: StableNode, start_pfn: pfn_t, end_pfn: pfn_t): boolean {
  if (stable_node.kpfn < start_pfn || stable_node.kpfn >= end_pfn) return false;
  remove_node_from_stable_tree(ksm, stable_node);
  return true;
}

/** mm/ksm.c v4.18: stable_node_chain_remove_range(); true when a node has left the tree. */
function stable_node_chain_remove_range(
  ksm: Ksm,
  stable_node: StableNode,
  start_pfn: pfn_t,
  end_pfn: pfn_t,
  root: RbRoot<StableNode>,
): boolean {
  if (!is_stable_node_chain(stable_node)) {
    VM_BUG_ON(is_stable_node_dup(stable_node), 'stable_node_chain_remove_range');
    return stable_node_dup_remove_range(ksm, stable_node, start_pfn, end_pfn);
  }
  for (const dup of hlist_entries(stable_node.dups)) {
    VM_BUG_ON(!is_stable_node_dup(dup), 'stable_node_chain_remove_range');
    stable_node_dup_remove_range(ksm, dup, start_pfn, end_pfn);
  }
  if (!hlist_empty(stable_node.dups)) return false;
  free_stable_node_chain(ksm, stable_node, root);
  return true;
}

/** mm/ksm.c v4.18: ksm_check_stable_tree(); drops every node whose frame is gone. */
function ksm_check_stable_tree(ksm: Ksm, start_pfn: pfn_t, end_pfn: pfn_t): void {
  for (let nid = 0; nid < ksm.ksm_nr_node_ids; nid++) {
    const root = stableRoot(ksm, nid);
    let node = rb_first(root);
    while (node !== null) {
      const removed = stable_node_chain_remove_range(ksm, node.owner, start_pfn, end_pfn, root);
      node = removed ? rb_first(root) : rb_next(node);
      cond_resched(ksm);
    }
  }
  for (const stable_node of list_entries(ksm.migrate_nodes)) {
    if (stable_node.kpfn >= start_pfn && stable_node.kpfn < end_pfn) remove_node_from_stable_tree(ksm, stable_node);
    cond_resched(ksm);
  }
}

/** mm/ksm.c v4.18: ksm_memory_callback(); ksmd stands still from MEM_GOING_OFFLINE to the end of the offline. */
export function ksm_memory_callback(ksm: Ksm, action: number, mn: MemoryNotify): int {
  if (action === MEM_GOING_OFFLINE) {
    mutex_lock(ksm);
    ksm.ksm_run |= KSM_RUN_OFFLINE;
    mutex_unlock(ksm);
  }
  if (action === MEM_OFFLINE) ksm_check_stable_tree(ksm, mn.start_pfn, mn.start_pfn + mn.nr_pages);
  if (action === MEM_OFFLINE || action === MEM_CANCEL_OFFLINE) {
    mutex_lock(ksm);
    ksm.ksm_run &= ~KSM_RUN_OFFLINE;
    mutex_unlock(ksm);
    smp_mb();
    wake_up_bit();
  }
  return NOTIFY_OK;
}
