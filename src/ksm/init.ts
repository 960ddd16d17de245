// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the initcall, and the plug by which mm calls KSM.

import { ENOMEM } from '../kernel/errno';
import type { int } from '../kernel/types';
import type { KsmOperations } from '../mm/ksm-operations';
import { ksm_memory_callback } from './hotplug';
import type { Ksm } from './ksm';
import { __ksm_enter, __ksm_exit, ksm_madvise } from './madvise';
import { calc_checksum } from './merge';
import { ksm_add_vma, ksm_execve } from './merge-any';
import { ksm_might_need_to_copy, ksm_migrate_page, rmap_walk_ksm } from './rmap';
import { ksm_slab_free, ksm_slab_init } from './slab';
import * as v3 from './v3/hotplug';
import { page_referenced_ksm, walkFor } from './v3/walks';

/** mm/ksm.c v4.18: ksm_init(); 0, or -ENOMEM when a step of it is made to fail. */
export function ksm_init(ksm: Ksm): int {
  if (ksm.release.use_zero_pages) ksm.zero_checksum = calc_checksum(ksm, ksm.memory.pfn_to_page(0));
  ksm.ksm_use_zero_pages = false;
  const err = ksm_slab_init(ksm);
  if (err !== 0) return err;
  const { boot, log } = ksm.kernel;
  if (boot.fails()) {
    log.pr_err('ksm: creating kthread failed');
    ksm_slab_free(ksm);
    return -ENOMEM;
  }
  if (boot.fails()) {
    log.pr_err('ksm: register sysfs failed');
    ksm_slab_free(ksm);
    return -ENOMEM;
  }
  if (ksm.release.hotremove) {
    const callback = ksm.release.offline_flag ? ksm_memory_callback : v3.ksm_memory_callback;
    ksm.memory.hotplug_memory_notifier((action, arg) => callback(ksm, action, arg));
  }
  return 0;
}

/** What include/linux/ksm.h declares, bound to one machine's KSM. */
export function ksmOperations(ksm: Ksm): KsmOperations {
  return {
    ksm_madvise: (vma, start, end, advice, ref) => ksm_madvise(ksm, vma, start, end, advice, ref),
    ksm_add_vma: (vma) => ksm_add_vma(ksm, vma),
    ksm_execve: (mm, oldmm) => ksm_execve(ksm, mm, oldmm),
    __ksm_enter: (mm) => __ksm_enter(ksm, mm),
    __ksm_exit: (mm) => __ksm_exit(ksm, mm),
    ksm_might_need_to_copy: (page, vma, address) => ksm_might_need_to_copy(ksm, page, vma, address),
    rmap_walk_ksm: (page, rwc) =>
      ksm.release.rmap_walk_unified ? rmap_walk_ksm(ksm, page, rwc) : walkFor(ksm, page, rwc),
    page_referenced_ksm: (page, references) => page_referenced_ksm(ksm, page, references),
    ksm_migrate_page: (newpage, oldpage) => ksm_migrate_page(ksm, newpage, oldpage),
  };
}
