// SPDX-License-Identifier: GPL-2.0-only
// mm/mremap.c: areas that move to another address.

import type { int, vaddr } from '../kernel/types';
import { anon_vma_clone } from './anon-vma';
import { MADV_UNMERGEABLE } from './madvise';
import type { Memory } from './memory';
import { do_munmap } from './mmap';
import { PAGE_SIZE } from './page';
import { insert_vm_struct, VmAreaStruct } from './vma';

/** mm/mmap.c v4.18: copy_vma(); an area that nobody has written to begins anew at the new address. */
function copy_vma(vma: VmAreaStruct, old_addr: vaddr, new_addr: vaddr, len: number): VmAreaStruct {
  const new_vma = new VmAreaStruct(vma.vm_mm, new_addr, new_addr + len, vma.vm_flags);
  new_vma.vm_flags_high = vma.vm_flags_high;
  if (vma.anon_vma !== null) {
    new_vma.vm_pgoff = vma.vm_pgoff + (old_addr - vma.vm_start) / PAGE_SIZE;
    new_vma.moved = true;
  }
  new_vma.anon_vma = vma.anon_vma;
  anon_vma_clone(new_vma, vma);
  insert_vm_struct(vma.vm_mm, new_vma);
  return new_vma;
}

/**
 * mm/mremap.c v4.18: move_vma(); what KSM has merged is unmerged first, because an item knows its address. The flag
 * VM_MERGEABLE moves along. @returns 0, or the error of unmerging
 */
export function move_vma(memory: Memory, vma: VmAreaStruct, old_addr: vaddr, new_addr: vaddr, len: number): int {
  const mm = vma.vm_mm;
  mm.mmap_sem.down_write();
  const ref = { vm_flags: vma.vm_flags, vm_flags_high: vma.vm_flags_high };
  const err = memory.ksm.ksm_madvise(vma, old_addr, old_addr + len, MADV_UNMERGEABLE, ref);
  if (err === 0) {
    copy_vma(vma, old_addr, new_addr, len);
    for (let at = 0; at < len; at += PAGE_SIZE) {
      mm.pgtables.set(new_addr + at, mm.pgtables.get(old_addr + at));
      mm.pgtables.set(old_addr + at, 0);
    }
  }
  mm.mmap_sem.up_write();
  if (err === 0) do_munmap(memory, mm, old_addr, old_addr + len);
  return err;
}
