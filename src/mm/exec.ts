// SPDX-License-Identifier: GPL-2.0-only
// fs/exec.c: a new address space takes the place of the old one.

import type { int } from '../kernel/types';
import type { Memory } from './memory';
import type { MmStruct } from './mm-struct';
import { exit_mm } from './mmap';

/**
 * fs/exec.c v4.18: bprm_mm_init(), then exec_mmap(); the new address space has the name and the node of `old_mm`, which exits.
 * @returns 0; or the error of ksm_execve(): then `old_mm` stays, and the new one is gone
 */
export function exec_mmap(memory: Memory, old_mm: MmStruct): int {
  const mm = memory.mm_alloc(old_mm.name, old_mm.node);
  const err = memory.ksm.ksm_execve(mm, old_mm);
  exit_mm(memory, err === 0 ? old_mm : mm);
  return err;
}
