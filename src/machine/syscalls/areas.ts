// SPDX-License-Identifier: GPL-2.0-only
// Calls on ranges of an address space: `start` in bytes, `n` in pages. Results are 0 or a negative errno.

import { EBUSY, EDEADLK, EEXIST, EFAULT, EINVAL, ENOMEM, ENOTSUP } from '../../kernel/errno';
import type { int, vaddr } from '../../kernel/types';
import {
  can_madv_dontneed_vma,
  MADV_MERGEABLE,
  MADV_UNMERGEABLE,
  madvise_dontneed,
  madvise_ksm,
} from '../../mm/madvise';
import { do_mlock, do_munlock } from '../../mm/mlock-range';
import type { MmStruct } from '../../mm/mm-struct';
import { do_mmap, do_munmap } from '../../mm/mmap';
import { do_mprotect_pkey, PROT_READ, PROT_WRITE } from '../../mm/mprotect';
import { move_vma } from '../../mm/mremap';
import { PAGE_SIZE } from '../../mm/page';
import { find_vma, VM_LOCKED, VM_UNTOUCHABLE, VM_WRITE, vmas } from '../../mm/vma';
import type { Machine } from '../machine';
import {
  cutsHugePage,
  faultBlocked,
  hasHugePage,
  lockedRangeBlocked,
  mappedPage,
  pageBlocked,
  readBlocked,
  walkInProgress,
  writeBlocked,
} from '../nesting';
import { checkRange, isEmpty } from './range';

/** Arguments, and mmap_sem for writing. */
function checkWriter(machine: Machine, mm: MmStruct, start: vaddr, n: number): int {
  const err = checkRange(start, n);
  if (err !== 0) return err;
  return walkInProgress(machine) || writeBlocked(machine, mm) ? -EDEADLK : 0;
}

/** The same, for calls on what is mapped. */
function checkChange(machine: Machine, mm: MmStruct, start: vaddr, n: number): int {
  const err = checkWriter(machine, mm, start, n);
  if (err !== 0) return err;
  const end = start + n * PAGE_SIZE;
  if (cutsHugePage(mm, start, end)) return -EBUSY;
  return lockedRangeBlocked(machine, mm, start, end) ? -EDEADLK : 0;
}

/** mmap(2) with MAP_FIXED_NOREPLACE: a new area with these VM_ flags. -EEXIST on overlap, -EINVAL for null flags. */
export function sys_mmap(
  machine: Machine,
  mm: MmStruct,
  start: vaddr,
  n: number,
  vm_flags: number | null = VM_WRITE,
): int {
  const err = checkWriter(machine, mm, start, n);
  if (err !== 0) return err;
  return vm_flags === null ? -EINVAL : do_mmap(machine.memory, mm, start, start + n * PAGE_SIZE, vm_flags);
}

/** munmap(2). -EBUSY when it would cut a huge page. */
export function sys_munmap(machine: Machine, mm: MmStruct, start: vaddr, n: number): int {
  const err = checkChange(machine, mm, start, n);
  if (err !== 0) return err;
  const end = start + n * PAGE_SIZE;
  do_munmap(machine.memory, mm, start, end);
  machine.ghost?.forget(mm, start, end);
  return 0;
}

/** mremap(2) with MREMAP_FIXED, of a part of one area to where nothing is. -EFAULT, -EEXIST, -EBUSY with a huge page. */
export function sys_mremap(machine: Machine, mm: MmStruct, start: vaddr, n: number, to: vaddr): int {
  const err = checkChange(machine, mm, start, n) || checkRange(to, n);
  if (err !== 0) return err;
  const length = n * PAGE_SIZE;
  const vma = find_vma(mm, start);
  if (vma === null || start < vma.vm_start || start + length > vma.vm_end) return -EFAULT;
  if (hasHugePage(mm, start, start + length)) return -EBUSY;
  for (const other of vmas(mm)) if (other.overlaps(to, to + length)) return -EEXIST;
  const result = move_vma(machine.memory, vma, start, to, length);
  if (result === 0) machine.ghost?.move(mm, start, start + length, to);
  return result;
}

/** madvise(2) with MADV_MERGEABLE or MADV_UNMERGEABLE. -EINVAL without CONFIG_KSM, -ENOMEM for holes or without memory. */
export function sys_madvise(machine: Machine, mm: MmStruct, start: vaddr, n: number, advice: number): int {
  const valid = machine.config_ksm && (advice === MADV_MERGEABLE || advice === MADV_UNMERGEABLE);
  if (valid && isEmpty(start, n)) return 0;
  const err = checkChange(machine, mm, start, n);
  if (err !== 0) return err;
  if (!valid) return -EINVAL;
  return madvise_ksm(machine.memory, mm, start, start + n * PAGE_SIZE, advice);
}

/**
 * madvise(2) with MADV_DONTNEED.
 * @param as_recorded what the trace language has instead of madvise(2): holes are no error, and an area that can't forget its
 *   pages refuses the whole range
 * @returns 0; -ENOMEM for holes, -EINVAL at a locked or a special area, what lies before it being zapped; -EBUSY when it
 *   would cut a huge page
 */
export function sys_zap(machine: Machine, mm: MmStruct, start: vaddr, n: number, as_recorded = false): int {
  if (isEmpty(start, n)) return 0;
  const err = checkRange(start, n);
  if (err !== 0) return err;
  if (walkInProgress(machine) || readBlocked(machine, mm)) return -EDEADLK;
  const end = start + n * PAGE_SIZE;
  if (cutsHugePage(mm, start, end)) return -EBUSY;
  if (as_recorded) {
    for (const vma of vmas(mm)) if (vma.overlaps(start, end) && !can_madv_dontneed_vma(vma)) return -EINVAL;
  }
  const zapped = (from: vaddr, to: vaddr): void => machine.ghost?.forget(mm, from, to);
  const result = madvise_dontneed(machine.memory, mm, start, end, zapped);
  return as_recorded && result === -ENOMEM ? 0 : result;
}

/** A page of the range is locked, or a fault on it would need a lock that is held. */
function populateBlocked(machine: Machine, mm: MmStruct, start: vaddr, end: vaddr): boolean {
  if (machine.depth === 0) return false;
  for (let address = start; address < end; address += PAGE_SIZE) {
    if (faultBlocked(machine, mm, address, true) || pageBlocked(machine, mappedPage(mm, address))) return true;
  }
  return false;
}

/** mlock(2). -ENOMEM at a hole, -EAGAIN without memory, -EBUSY with a huge page, -ENOTSUP in special areas. */
export function sys_mlock(machine: Machine, mm: MmStruct, start: vaddr, n: number): int {
  if (isEmpty(start, n)) return 0;
  const err = checkChange(machine, mm, start, n);
  if (err !== 0) return err;
  const end = start + n * PAGE_SIZE;
  if (hasHugePage(mm, start, end)) return -EBUSY;
  if (populateBlocked(machine, mm, start, end)) return -EDEADLK;
  for (const vma of vmas(mm)) if (vma.overlaps(start, end) && vma.has(VM_UNTOUCHABLE)) return -ENOTSUP;
  return do_mlock(machine.memory, mm, start, end);
}

/** munlock(2). -ENOMEM at a hole. */
export function sys_munlock(machine: Machine, mm: MmStruct, start: vaddr, n: number): int {
  if (isEmpty(start, n)) return 0;
  const err = checkChange(machine, mm, start, n);
  return err === 0 ? do_munlock(machine.memory, mm, start, start + n * PAGE_SIZE) : err;
}

/** A locked area that becomes writable would be populated. */
function lockedPartBlocked(machine: Machine, mm: MmStruct, start: vaddr, end: vaddr): boolean {
  for (const vma of vmas(mm)) {
    const part = [Math.max(start, vma.vm_start), Math.min(end, vma.vm_end)] as const;
    if (vma.has(VM_LOCKED) && populateBlocked(machine, mm, ...part)) return true;
  }
  return false;
}

const MAX_PKEY = 15;

/**
 * pkey_mprotect(2): mprotect(2), and the areas get a protection key as x86 has them; -1 leaves each its own.
 * @param prot PROT_READ, or PROT_READ | PROT_WRITE
 * @returns 0; -ENOMEM at a hole, what lies before it being done; -EBUSY with a huge page; -EINVAL for any other protection, of
 *   which PROT_NONE is not modelled, and for a key that can't be
 */
export function sys_pkey_mprotect(
  machine: Machine,
  mm: MmStruct,
  start: vaddr,
  n: number,
  prot: number,
  pkey: number,
): int {
  if (isEmpty(start, n)) return 0;
  const err = checkChange(machine, mm, start, n);
  if (err !== 0) return err;
  const known = prot === PROT_READ || prot === (PROT_READ | PROT_WRITE);
  if (!known || !Number.isInteger(pkey) || pkey < -1 || pkey > MAX_PKEY) return -EINVAL;
  const end = start + n * PAGE_SIZE;
  if (hasHugePage(mm, start, end)) return -EBUSY;
  if (lockedPartBlocked(machine, mm, start, end)) return -EDEADLK;
  return do_mprotect_pkey(machine.memory, mm, start, end, prot, pkey);
}

/** mprotect(2): the whole range may be read only, or written as well. Results as those of sys_pkey_mprotect(). */
export function sys_mprotect(machine: Machine, mm: MmStruct, start: vaddr, n: number, prot: number): int {
  return sys_pkey_mprotect(machine, mm, start, n, prot, -1);
}
