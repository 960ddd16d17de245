// SPDX-License-Identifier: GPL-2.0-only
// `rmap:` every pte of an ordinary anonymous page is found from the page: by its anon_vma and its index. A KSM page's
// need not be: v4.18 leaves some without reverse mapping until a later scan.

import type { vaddr } from '../../kernel/types';
import type { AnonVma } from '../../mm/anon-vma';
import type { Memory } from '../../mm/memory';
import { page_anon_vma, page_to_pgoff } from '../../mm/page';
import { pte_normal, pte_pfn } from '../../mm/pgtable';
import { linear_page_index, pagesOf, type VmAreaStruct, vmas } from '../../mm/vma';
import { addressName } from './names';

function leadsTo(anon_vma: AnonVma, vma: VmAreaStruct): boolean {
  for (const avc of vma.anon_vma_chain) if (avc.anon_vma === anon_vma) return true;
  return false;
}

function checkPte(memory: Memory, vma: VmAreaStruct, address: vaddr, findings: string[]): void {
  const pte = vma.vm_mm.pgtables.get(address);
  if (!pte_normal(pte)) return;
  const page = memory.pfn_to_page(pte_pfn(pte));
  const anon_vma = page_anon_vma(page);
  if (anon_vma === null) return;
  const index = linear_page_index(vma, address);
  const found = page_to_pgoff(page);
  const report = (text: string) =>
    findings.push(`rmap: ${addressName(vma.vm_mm, address)} maps frame ${page.pfn}, whose ${text}`);
  if (found !== index) report(`index is ${found}, expected ${index}`);
  if (!leadsTo(anon_vma, vma)) report('anon_vma does not lead to the area');
}

export function auditReverseMap(memory: Memory, findings: string[]): void {
  for (const mm of memory.mms) {
    for (const vma of vmas(mm)) {
      for (const address of pagesOf(vma)) checkPte(memory, vma, address, findings);
    }
  }
}
