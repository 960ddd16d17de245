// SPDX-License-Identifier: GPL-2.0-only
// /proc/PID: what it says of one process and KSM.

import { ENOENT } from '../../kernel/errno';
import type { int } from '../../kernel/types';
import { ksm_process_profit } from '../../ksm/profit';
import { vm_normal_page } from '../../mm/cow';
import { MMF_VM_MERGE_ANY, type MmStruct } from '../../mm/mm-struct';
import { PAGE_SIZE, PageKsm } from '../../mm/page';
import { pagesOf, VM_MERGEABLE, vmas } from '../../mm/vma';
import type { Machine } from '../machine';

/** mm/ksm.c 7.3.4 lines 3469 to 3482: ksm_process_mergeable(); whether any area is mergeable. mmap_sem held. */
function ksm_process_mergeable(mm: MmStruct): boolean {
  return [...vmas(mm)].some((vma) => vma.has(VM_MERGEABLE));
}

/** fs/proc/base.c v6.12: proc_pid_ksm_stat(); the lines of /proc/PID/ksm_stat, the last two as 7.3.4 has them. */
export function proc_pid_ksm_stat(machine: Machine, mm: MmStruct): Map<string, number | string> | int {
  const { release } = machine.ksm;
  if (!machine.config_ksm || !release.ksm_stat) return -ENOENT;
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  const lines = new Map<string, number | string>([['ksm_rmap_items', mm.ksm_rmap_items]]);
  if (release.ksm_zero_pages) lines.set('ksm_zero_pages', mm.ksm_zero_pages);
  if (release.ksm_profit) {
    lines.set('ksm_merging_pages', mm.ksm_merging_pages);
    lines.set('ksm_process_profit', ksm_process_profit(mm));
  }
  if (release.ksm_stat_mergeable) {
    lines.set('ksm_merge_any', yes(mm.test_bit(MMF_VM_MERGE_ANY)));
    lines.set('ksm_mergeable', yes(ksm_process_mergeable(mm)));
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
