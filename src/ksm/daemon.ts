// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the kernel thread ksmd.

import { list_empty } from '../kernel/list';
import { set_freezable, set_user_nice, try_to_freeze } from '../mm/stubs';
import { mutex_lock, mutex_unlock, schedule_timeout_interruptible } from './calls';
import { wait_while_offlining } from './hotplug';
import type { Ksm } from './ksm';
import { ksm_do_scan } from './scan';
import { KSM_RUN_MERGE } from './structures';

/** mm/ksm.c v4.18: ksmd_should_run() */
function ksmd_should_run(ksm: Ksm): boolean {
  return (ksm.ksm_run & KSM_RUN_MERGE) !== 0 && !list_empty(ksm.ksm_mm_head.mm_list);
}

/** mm/ksm.c v4.18: ksm_scan_thread(); a batch, then a sleep, until it is told to stop. */
export function ksm_scan_thread(ksm: Ksm): void {
  set_freezable();
  set_user_nice();
  while (!ksm.ksmd.should_stop()) {
    mutex_lock(ksm);
    wait_while_offlining(ksm);
    if (ksmd_should_run(ksm)) ksm_do_scan(ksm, ksm.ksm_thread_pages_to_scan);
    mutex_unlock(ksm);

    try_to_freeze();

    if (ksmd_should_run(ksm)) {
      schedule_timeout_interruptible(ksm);
    } else {
      ksm.ksmd.wait_event_freezable(ksm.ksm_thread_wait, ksmd_should_run(ksm) || ksm.ksmd.should_stop());
    }
  }
}
