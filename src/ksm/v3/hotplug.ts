// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v3.x: memory going offline, when the mutex of ksmd was kept for as long as it took.

import { rb_first, rb_next } from '../../kernel/rbtree';
import type { int, pfn_t } from '../../kernel/types';
import { MEM_CANCEL_OFFLINE, MEM_GOING_OFFLINE, MEM_OFFLINE, type MemoryNotify } from '../../mm/memory-notify';
import { mutex_lock, mutex_unlock } from '../calls';
import { stableRoot } from '../dups';
import { remove_node_from_stable_tree } from '../keyhole';
import type { Ksm } from '../ksm';
import type { StableNode } from '../structures';

/** include/linux/notifier.h v3.x */
const NOTIFY_OK = 1;

/** mm/ksm.c v3.x: ksm_check_stable_tree(); the first node whose page was in one of these frames. */
function ksm_check_stable_tree(ksm: Ksm, start_pfn: pfn_t, end_pfn: pfn_t): StableNode | null {
  for (let node = rb_first(stableRoot(ksm, 0)); node !== null; node = rb_next(node)) {
    const stable_node = node.owner;
    if (stable_node.kpfn >= start_pfn && stable_node.kpfn < end_pfn) return stable_node;
  }
  return null;
}

/** mm/ksm.c v3.x: ksm_memory_callback() */
export function ksm_memory_callback(ksm: Ksm, action: number, mn: MemoryNotify): int {
  if (action === MEM_GOING_OFFLINE) mutex_lock(ksm);
  if (action === MEM_OFFLINE) {
    const end_pfn = mn.start_pfn + mn.nr_pages;
    let stable_node = ksm_check_stable_tree(ksm, mn.start_pfn, end_pfn);
    while (stable_node !== null) {
      remove_node_from_stable_tree(ksm, stable_node);
      stable_node = ksm_check_stable_tree(ksm, mn.start_pfn, end_pfn);
    }
  }
  if (action === MEM_OFFLINE || action === MEM_CANCEL_OFFLINE) mutex_unlock(ksm);
  return NOTIFY_OK;
}
