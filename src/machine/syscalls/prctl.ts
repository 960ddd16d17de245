// SPDX-License-Identifier: GPL-2.0-only
// kernel/sys.c: what a process asks for itself as a whole.

import { EDEADLK, EINVAL } from '../../kernel/errno';
import type { int } from '../../kernel/types';
import { ksm_disable_merge_any, ksm_enable_merge_any } from '../../ksm/merge-any';
import { MMF_VM_MERGE_ANY, type MmStruct } from '../../mm/mm-struct';
import type { Machine } from '../machine';
import { lockedRangeBlocked, walkInProgress, writeBlocked } from '../nesting';

export const PRCTL_OPTIONS = ['PR_SET_MEMORY_MERGE', 'PR_GET_MEMORY_MERGE'] as const;
export type PrctlOption = (typeof PRCTL_OPTIONS)[number];

/** kernel/sys.c v6.12: prctl() with these two options; `args` are its 2nd to 5th argument. -EINVAL before 6.4. */
export function sys_prctl(machine: Machine, mm: MmStruct, option: PrctlOption, args: readonly number[]): int {
  const { ksm } = machine;
  const [arg2 = 0, ...rest] = args;
  const unused = option === 'PR_SET_MEMORY_MERGE' ? rest : args;
  if (!machine.config_ksm || !ksm.release.merge_any || unused.some((arg) => arg !== 0)) return -EINVAL;
  if (option === 'PR_GET_MEMORY_MERGE') return Number(mm.test_bit(MMF_VM_MERGE_ANY));
  const blocked =
    walkInProgress(machine) ||
    writeBlocked(machine, mm) ||
    lockedRangeBlocked(machine, mm, 0, Number.POSITIVE_INFINITY);
  if (blocked) return -EDEADLK;
  mm.mmap_sem.down_write();
  const result = arg2 !== 0 ? ksm_enable_merge_any(ksm, mm) : ksm_disable_merge_any(ksm, mm);
  mm.mmap_sem.up_write();
  return result;
}
