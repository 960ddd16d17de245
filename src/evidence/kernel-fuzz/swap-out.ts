// SPDX-License-Identifier: GPL-2.0-only
// What madvise() with MADV_PAGEOUT does to one page, by the model's reclaim: mm/madvise.c v6.12,
// madvise_cold_or_pageout_pte_range().

import { EINVAL, ENOMEM, errname } from '../../kernel/errno';
import type { Machine } from '../../machine/machine';
import { sys_swap_out } from '../../machine/syscalls';
import { vm_normal_page } from '../../mm/cow';
import type { MmStruct } from '../../mm/mm-struct';
import { page_mapcount } from '../../mm/page';
import { pte_none, pte_present } from '../../mm/pgtable';
import { find_vma, VM_LOCKED } from '../../mm/vma';

/** It is tried, with whatever success: only a page that others map, too, is left alone. */
export function swapOut(machine: Machine, mm: MmStruct, address: number): string {
  const vma = find_vma(mm, address);
  if (vma === null || vma.vm_start > address) return errname(-ENOMEM);
  if (vma.has(VM_LOCKED)) return errname(-EINVAL);
  const pte = mm.pgtables.get(address);
  if (pte_none(pte) || !pte_present(pte)) return errname(0);
  const page = vm_normal_page(machine.memory, pte);
  if (page !== null && page_mapcount(page) === 1) sys_swap_out(machine, mm, address);
  return errname(0);
}
