// SPDX-License-Identifier: GPL-2.0-only
// `lock:` nothing is held, and nothing is under way, between two operations; `warning:` nothing has warned.
// mmap_sem and page locks are looked at with the memory they belong to.

import { offlineKeepsMutex } from '../../ksm/calls';
import type { Machine } from '../machine';

/** WARN_ON_ONCE()s that v4.18 reaches without anything being wrong: the stable tree can't be emptied while in use. */
const HARMLESS_WARNINGS: readonly string[] = ['remove_stable_node'];

export function auditLocks({ kernel, memory, ksm }: Machine, findings: string[]): void {
  // Old kernels keep it while memory goes offline.
  const kept = offlineKeepsMutex(ksm);
  if (ksm.ksm_thread_mutex.held !== kept) findings.push(`lock: ksm_thread_mutex is ${kept ? 'free' : 'held'}`);
  const underWay: readonly (readonly [string, number])[] = [
    ['holders of ksm_mmlist_lock', ksm.ksm_mmlist_lock.holders],
    ['mmu notifier starts without end', memory.mmu_notifier.in_progress],
    ['rmap walks in progress', memory.rmap_walks],
    ['memory notifiers in progress', memory.hotplug.notifying],
  ];
  for (const [what, count] of underWay) if (count !== 0) findings.push(`lock: ${count} ${what}, expected 0`);
  if (kernel.current.oom_origin) findings.push('lock: the current task is still marked as the origin of an OOM');
  for (const func of kernel.log.warnings) {
    if (!HARMLESS_WARNINGS.includes(func)) findings.push(`warning: WARN_ON_ONCE() in ${func}()`);
  }
}
