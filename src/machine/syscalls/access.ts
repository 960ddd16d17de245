// SPDX-License-Identifier: GPL-2.0-only
// A process reads and writes its memory. Results are the frame number, or a negative errno: -EFAULT without an area or
// for a write to a read-only one, -ENOTSUP in special areas, -ENOMEM when the fault finds no frame.

import { BUG_ON } from '../../kernel/bug';
import { EDEADLK, EEXIST, EFAULT, EINVAL, ENOMEM, ENOTSUP } from '../../kernel/errno';
import type { int, pfn_t, vaddr } from '../../kernel/types';
import type { Content } from '../../mm/contents';
import { handle_mm_fault } from '../../mm/fault';
import { FAULT_FLAG_WRITE, VM_FAULT_OOM } from '../../mm/fault-flags';
import { do_huge_anonymous_page } from '../../mm/huge';
import type { MmStruct } from '../../mm/mm-struct';
import { PAGE_SIZE } from '../../mm/page';
import { pte_mkdirty, pte_none, pte_pfn, pte_readable, type pte_t, pte_write } from '../../mm/pgtable';
import { find_vma, VM_FILE, VM_LOCKED, VM_UNTOUCHABLE, VM_WRITE, type VmAreaStruct } from '../../mm/vma';
import type { Machine } from '../machine';
import { faultBlocked, readBlocked, walkInProgress } from '../nesting';
import { misaligned } from './range';

const MAX_ORDER = 9;

/** Faults until the page can be accessed. @returns its frame */
export function touch(machine: Machine, mm: MmStruct, address: vaddr, write: boolean): pfn_t | int {
  if (misaligned(address)) return -EINVAL;
  if (walkInProgress(machine) || readBlocked(machine, mm)) return -EDEADLK;
  const vma = find_vma(mm, address);
  if (vma === null || vma.vm_start > address) return -EFAULT;
  if (vma.has(VM_UNTOUCHABLE)) return -ENOTSUP;
  if (write && !vma.has(VM_WRITE)) return -EFAULT;
  if (faultBlocked(machine, mm, address, write)) return -EDEADLK;
  if (!faultIn(machine, vma, address, write)) return -ENOMEM;
  const pte = mm.pgtables.get(address);
  if (write) mm.pgtables.set(address, pte_mkdirty(pte));
  return pte_pfn(pte);
}

function faultIn(machine: Machine, vma: VmAreaStruct, address: vaddr, write: boolean): boolean {
  const { pgtables } = vma.vm_mm;
  const accessible = (pte: pte_t): boolean => (write ? pte_write(pte) : pte_readable(pte));
  for (let tries = 0; !accessible(pgtables.get(address)); tries++) {
    BUG_ON(tries > 8, 'touch');
    const result = handle_mm_fault(machine.memory, vma, address, write ? FAULT_FLAG_WRITE : 0);
    if ((result & VM_FAULT_OOM) !== 0) return false;
  }
  return true;
}

/** Reads the page at `address`. */
export function sys_read(machine: Machine, mm: MmStruct, address: vaddr): pfn_t | int {
  return touch(machine, mm, address, false);
}

/** Fills the whole page at `address`. */
export function sys_write(machine: Machine, mm: MmStruct, address: vaddr, content: Content): pfn_t | int {
  const pfn = touch(machine, mm, address, true);
  if (pfn >= 0) {
    machine.memory.contents.fill(pfn, content);
    machine.ghost?.store(mm, address, content);
  }
  return pfn;
}

/** Stores one byte of the page at `address`. */
export function sys_poke(machine: Machine, mm: MmStruct, address: vaddr, byte: number, offset = 0): pfn_t | int {
  const pfn = touch(machine, mm, address, true);
  if (pfn >= 0) {
    machine.memory.contents.poke(pfn, offset % PAGE_SIZE, byte);
    machine.ghost?.poke(find_vma(mm, address) as VmAreaStruct, address, offset % PAGE_SIZE, byte);
  }
  return pfn;
}

/** The first write to a naturally aligned 2^order pages, where a huge page can be had. @returns its first frame */
export function sys_touch_huge(machine: Machine, mm: MmStruct, address: vaddr, order: number): pfn_t | int {
  const length = PAGE_SIZE * 2 ** order;
  if (misaligned(address) || order < 1 || order > MAX_ORDER || misaligned(address, length)) return -EINVAL;
  if (walkInProgress(machine) || readBlocked(machine, mm)) return -EDEADLK;
  const vma = find_vma(mm, address);
  if (vma === null || vma.vm_start > address || vma.vm_end < address + length) return -EFAULT;
  if (vma.has(VM_UNTOUCHABLE | VM_FILE | VM_LOCKED) || !vma.has(VM_WRITE)) return -ENOTSUP;
  if (!machine.memory.behaviour.transparent_huge_pages) return -ENOTSUP;
  for (let at = address; at < address + length; at += PAGE_SIZE) if (!pte_none(mm.pgtables.get(at))) return -EEXIST;
  const head = do_huge_anonymous_page(machine.memory, vma, address, order);
  return head === null ? -ENOMEM : head.pfn;
}
