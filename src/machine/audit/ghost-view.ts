// SPDX-License-Identifier: GPL-2.0-only
// `ghost:` what a process would read is not what it, or its ancestor before the fork, has stored.

import { sameBytes } from '../../kernel/bytes';
import type { pfn_t, vaddr } from '../../kernel/types';
import type { Memory } from '../../mm/memory';
import { PAGE_SIZE } from '../../mm/page';
import { is_swap_pte, pte_none, pte_pfn, pte_present, type pte_t } from '../../mm/pgtable';
import { pagesOf, VM_UNTOUCHABLE, type VmAreaStruct, vmas } from '../../mm/vma';
import type { GhostMemory, GhostPage, GhostView } from '../ghost';
import { firstDifference } from './compare';
import { addressName, hexByte } from './names';

/** Where a page's bytes are. */
interface Source {
  readonly bytes: Uint8Array;
  readonly name: string;
}

class GhostAudit {
  private readonly memory: Memory;
  private readonly ghost: GhostMemory;
  private readonly findings: string[];
  /** Frames that were found equal, and to what: many ptes may map one. */
  private readonly equal = new Map<pfn_t, GhostPage>();

  constructor(memory: Memory, ghost: GhostMemory, findings: string[]) {
    this.memory = memory;
    this.ghost = ghost;
    this.findings = findings;
  }

  private frame(pfn: pfn_t, name: string): Source {
    return { bytes: this.memory.contents.view(pfn), name: `${name} ${pfn}` };
  }

  /** What a pte that is there leads to; null when it leads nowhere. */
  private source(pte: pte_t): Source | null {
    if (pte_present(pte)) return this.frame(pte_pfn(pte), 'frame');
    if (!is_swap_pte(pte)) return null;
    const { cache, data } = this.memory.swap.slot(pte_pfn(pte));
    if (cache !== null) return this.frame(cache.pfn, `swap slot ${pte_pfn(pte)}, cached in frame`);
    return data === null ? null : { bytes: data, name: `swap slot ${pte_pfn(pte)}` };
  }

  private compare(vma: VmAreaStruct, address: vaddr, expected: GhostPage, { bytes, name }: Source): boolean {
    if (sameBytes(expected, 0, bytes, 0, PAGE_SIZE)) return true;
    const at = firstDifference(expected, bytes);
    const where = `${addressName(vma.vm_mm, address)} at offset ${at}`;
    this.findings.push(
      `ghost: ${where} reads ${hexByte(bytes[at] as number)}, expected ${hexByte(expected[at] as number)} (${name})`,
    );
    return false;
  }

  private page(vma: VmAreaStruct, address: vaddr, stored: GhostPage | undefined): void {
    const pte = vma.vm_mm.pgtables.get(address);
    if (pte_none(pte)) {
      // A page that was stored to may be unmapped only if it may begin anew.
      if (stored === undefined) return;
      this.compare(vma, address, stored, { bytes: this.ghost.untouched(vma, address), name: 'not mapped' });
      return;
    }
    const expected = stored ?? this.ghost.untouched(vma, address);
    const pfn = pte_present(pte) ? pte_pfn(pte) : -1;
    if (this.equal.get(pfn) === expected) return;
    const source = this.source(pte);
    if (source === null || !this.compare(vma, address, expected, source)) return;
    if (pfn >= 0 && (pfn === 0 || this.memory.pfn_to_page(pfn).mapcount > 1)) this.equal.set(pfn, expected);
  }

  area(vma: VmAreaStruct, view: GhostView): void {
    if (vma.has(VM_UNTOUCHABLE)) return;
    for (const address of pagesOf(vma)) this.page(vma, address, view.get(address / PAGE_SIZE));
  }
}

export function auditGhost(memory: Memory, ghost: GhostMemory, findings: string[]): void {
  const audit = new GhostAudit(memory, ghost, findings);
  for (const mm of memory.mms) {
    const view = ghost.view(mm);
    for (const vma of vmas(mm)) audit.area(vma, view);
  }
}
