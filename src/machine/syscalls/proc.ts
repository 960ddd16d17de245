// SPDX-License-Identifier: GPL-2.0-only
// /proc/PID: what it says of one process and KSM.

import { ENOENT } from '../../kernel/errno';
import type { int } from '../../kernel/types';
import { ksm_process_profit } from '../../ksm/profit';
import { vm_normal_page } from '../../mm/cow';
import type { MmStruct } from '../../mm/mm-struct';
import { PAGE_SIZE, PageKsm } from '../../mm/page';
import { pagesOf, vmas } from '../../mm/vma';
import type { Machine } from '../machine';

/** fs/proc/base.c v6.12: proc_pid_ksm_stat(); the lines of /proc/PID/ksm_stat. */
export function proc_pid_ksm_stat(machine: Machine, mm: MmStruct): Map<string, number> | int {
  const { release } = machine.ksm;
  if (!machine.config_ksm || !release.ksm_stat) return -ENOENT;
  const lines = new Map([['ksm_rmap_items', mm.ksm_rmap_items]]);
  if (release.ksm_zero_pages) lines.set('ksm_zero_pages', mm.ksm_zero_pages);
  if (release.ksm_profit) {
    lines.set('ksm_merging_pages', mm.ksm_merging_pages);
    lines.set('ksm_process_profit', ksm_process_profit(mm));
  }
  return lines;
}

/** fs/proc/base.c v6.12: proc_pid_ksm_merging_pages(); what /proc/PID/ksm_merging_pages says. */
export function proc_pid_ksm_merging_pages(machine: Machine, mm: MmStruct): int {
  return machine.config_ksm && machine.ksm.release.ksm_merging_pages ? mm.ksm_merging_pages : -ENOENT;
}

/** The kilobytes behind `KSM:` in /proc/PID/smaps, of all areas together. Zero pages don't count. */
export function smaps_ksm(machine: Machine, mm: MmStruct): int {
  if (!machine.ksm.release.smaps_ksm) return -ENOENT;
  let pages = 0;
  for (const vma of vmas(mm)) {
    for (const address of pagesOf(vma)) {
      const page = vm_normal_page(mm.memory, mm.pgtables.get(address));
      if (page !== null && PageKsm(page)) pages++;
    }
  }
  return (pages * PAGE_SIZE) / 1024;
}
