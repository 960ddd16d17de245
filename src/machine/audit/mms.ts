// SPDX-License-Identifier: GPL-2.0-only
// `mm:` who holds an address space; `vma:` its areas; `pte:` entries that can't be.

import type { vaddr } from '../../kernel/types';
import { is_ksm_zero_pte } from '../../mm/ksm-zero-pages';
import { MMF_VM_MERGEABLE, type MmStruct } from '../../mm/mm-struct';
import { PAGE_SIZE } from '../../mm/page';
import {
  is_migration_entry,
  is_swap_pte,
  pte_none,
  pte_pfn,
  pte_present,
  pte_special,
  type pte_t,
  pte_write,
} from '../../mm/pgtable';
import { pagesOf, VM_WRITE, type VmAreaStruct, vmas } from '../../mm/vma';
import type { Machine } from '../machine';
import { addressName, expectCount, vmaName } from './names';

/** Why an entry can't be; null when it can. */
function ptePuzzle({ memory }: Machine, vma: VmAreaStruct, pte: pte_t): string | null {
  if (is_migration_entry(pte)) return `is a migration entry of frame ${pte_pfn(pte)}, and nothing migrates`;
  if (is_swap_pte(pte)) {
    const slot = memory.swap.slot(pte_pfn(pte));
    return slot.cache === null && slot.data === null ? `is swap slot ${pte_pfn(pte)}, which holds no data` : null;
  }
  if (!pte_present(pte)) return `is ${pte}, neither present nor swapped`;
  if (pte_write(pte) && !vma.has(VM_WRITE)) return `of frame ${pte_pfn(pte)} is writable in a read-only area`;
  if (pte_special(pte)) {
    if (pte_pfn(pte) !== 0) return `of frame ${pte_pfn(pte)} is special, and that is not the zero page`;
    return pte_write(pte) ? 'of the zero page is writable' : null;
  }
  if (pte_pfn(pte) === 0) return 'maps the zero page as an ordinary one';
  return memory.pfn_to_page(pte_pfn(pte)).used ? null : `maps frame ${pte_pfn(pte)}, which is free`;
}

/** @returns how many zero pages KSM has mapped there */
function checkVma(machine: Machine, vma: VmAreaStruct, below: vaddr, findings: string[]): number {
  const { pgtables } = vma.vm_mm;
  let zeroPages = 0;
  if (vma.vm_start < below || vma.vm_end <= vma.vm_start) findings.push(`vma: ${vmaName(vma)} is out of order`);
  const offPlace = vma.vm_pgoff !== vma.vm_start / PAGE_SIZE && !vma.moved;
  if (offPlace) findings.push(`vma: ${vmaName(vma)} has vm_pgoff ${vma.vm_pgoff}`);
  for (const address of pagesOf(vma)) {
    const pte = pgtables.get(address);
    if (pte_none(pte)) continue;
    const puzzle = ptePuzzle(machine, vma, pte);
    if (puzzle !== null) findings.push(`pte: ${addressName(vma.vm_mm, address)} ${puzzle}`);
    if (is_ksm_zero_pte(pte)) zeroPages++;
  }
  return zeroPages;
}

/** A process that has not exited holds its address space once, KSM's slot once more. */
function checkHolders(mm: MmStruct, findings: string[]): void {
  const slots = mm.test_bit(MMF_VM_MERGEABLE) ? 1 : 0;
  expectCount(findings, `mm: ${mm.label} mm_count`, mm.mm_count, (mm.exited ? 0 : 1) + slots);
  if (mm.exited && mm.mm_users !== 0) findings.push(`mm: ${mm.label} has exited with mm_users ${mm.mm_users}`);
  if (mm.exited && mm.mmap !== null) findings.push(`mm: ${mm.label} has exited and still has areas`);
  if (mm.busy && !mm.exited) findings.push(`mm: ${mm.label} is still in fork or exit`);
}

export function auditMms(machine: Machine, findings: string[]): void {
  for (const mm of machine.memory.mms) {
    checkHolders(mm, findings);
    let below: vaddr = 0;
    let zeroPages = 0;
    for (const vma of vmas(mm)) {
      zeroPages += checkVma(machine, vma, below, findings);
      below = vma.vm_end;
    }
    expectCount(findings, `counter: ${mm.label} ksm_zero_pages`, mm.ksm_zero_pages, zeroPages);
  }
}
