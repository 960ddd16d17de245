// SPDX-License-Identifier: GPL-2.0-only
// Processes come and go. Results are 0 or a negative errno.

import { EBUSY, EDEADLK, EEXIST, EINVAL, ESRCH } from '../../kernel/errno';
import type { int } from '../../kernel/types';
import { exec_mmap } from '../../mm/exec';
import { dup_mmap } from '../../mm/fork';
import type { MmStruct } from '../../mm/mm-struct';
import { exit_mm } from '../../mm/mmap';
import type { Machine } from '../machine';
import { exitBlocked, hasHugePage, lockedRangeBlocked, walkInProgress, writeBlocked } from '../nesting';

const MAX_NAME = 20;

/** A new process with an empty address space, its memory to come from `node` first. -EEXIST, -EINVAL. */
export function sys_spawn(machine: Machine, name: string, node = 0): MmStruct | int {
  const { memory } = machine;
  if (memory.mmNamed(name) !== null) return -EEXIST;
  if (node < 0 || node >= memory.nr_node_ids || name.length > MAX_NAME) return -EINVAL;
  return memory.mm_alloc(name, node);
}

/** fork(2). -EEXIST for a name in use, -EBUSY with a huge page, -ENOMEM when KSM has no memory for the child. */
export function sys_fork(machine: Machine, mm: MmStruct, child: string): int {
  if (child.length > MAX_NAME) return -EINVAL;
  const { memory } = machine;
  if (memory.mmNamed(child) !== null) return -EEXIST;
  if (walkInProgress(machine) || writeBlocked(machine, mm)) return -EDEADLK;
  if (hasHugePage(mm, 0, Number.POSITIVE_INFINITY)) return -EBUSY;
  const childMm = memory.mm_alloc(child, mm.node);
  const err = dup_mmap(memory, childMm, mm);
  if (err === 0) machine.ghost?.fork(mm, childMm);
  return err;
}

/** Some lock that the end of this address space needs is held. */
const endBlocked = (machine: Machine, mm: MmStruct): boolean =>
  walkInProgress(machine) || exitBlocked(machine, mm) || lockedRangeBlocked(machine, mm, 0, Number.POSITIVE_INFINITY);

/** exit(2). */
export function sys_exit(machine: Machine, mm: MmStruct): int {
  if (endBlocked(machine, mm)) return -EDEADLK;
  exit_mm(machine.memory, mm);
  machine.ghost?.exit(mm);
  return 0;
}

/** execve(2): a new address space under the same name. -ENOMEM when KSM has no memory for it. */
export function sys_exec(machine: Machine, mm: MmStruct): int {
  if (endBlocked(machine, mm)) return -EDEADLK;
  const err = exec_mmap(machine.memory, mm);
  if (err === 0) machine.ghost?.exit(mm);
  return err;
}

/** The first moment of an exit: nobody uses the address space any more, but it is all there. -ESRCH the second time. */
export function sys_exit_start(mm: MmStruct): int {
  if (mm.mm_users === 0) return -ESRCH;
  mm.mm_users = 0;
  return 0;
}
