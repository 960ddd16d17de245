// SPDX-License-Identifier: GPL-2.0-only
// When nothing but scans has happened for a while, every pte of a KSM page in a mergeable area is found through the
// page's node. In between v4.18 leaves some unfound, so this is no part of the audit.

import type { vaddr } from '../kernel/types';
import type { StableNode } from '../ksm/structures';
import type { Machine } from '../machine/machine';
import { vm_normal_page } from '../mm/cow';
import type { Memory } from '../mm/memory';
import { type Page, PageKsm, PG_locked, pageAddress } from '../mm/page';
import { page_vma_mapped_walk, rmap_walk } from '../mm/rmap';
import { pagesOf, VM_MERGEABLE, type VmAreaStruct, vmas } from '../mm/vma';

const pteName = (vma: VmAreaStruct, address: vaddr): string => `${vma.vm_mm.label}:0x${address.toString(16)}`;

/** The ptes that the reverse map of a KSM page leads to; none for a page without a node. */
function reachable(memory: Memory, page: Page): Set<string> {
  const found = new Set<string>();
  const { flags } = page;
  page.flags |= PG_locked;
  rmap_walk(memory, page, {
    rmap_one: (_page, vma, address) => {
      if (page_vma_mapped_walk({ page, vma, address, pte: false })) found.add(pteName(vma, pageAddress(address)));
      return true;
    },
  });
  page.flags = flags;
  return found;
}

function* mergeablePtes(memory: Memory): Generator<{ vma: VmAreaStruct; address: vaddr; page: Page }> {
  for (const mm of memory.mms) {
    // ksmd leaves a process alone that has begun to exit.
    if (mm.mm_users === 0) continue;
    for (const vma of vmas(mm)) {
      if (!vma.has(VM_MERGEABLE)) continue;
      for (const address of pagesOf(vma)) {
        const page = vm_normal_page(memory, mm.pgtables.get(address));
        if (page !== null) yield { vma, address, page };
      }
    }
  }
}

/**
 * One line for each pte that its KSM page's node does not lead to; an `unplaced-sharer` when the node has found no place
 * in a tree since its page moved. Changes nothing.
 */
export function unreachableSharers({ ksm, memory }: Machine): string[] {
  const known = new Map<Page, Set<string>>();
  const findings: string[] = [];
  for (const { vma, address, page } of mergeablePtes(memory)) {
    if (!PageKsm(page) || !(page.mapping as StableNode | null)?.live) continue;
    const found = known.get(page) ?? reachable(memory, page);
    known.set(page, found);
    if (found.has(pteName(vma, address))) continue;
    const node = page.mapping as StableNode;
    const kind = node.head === ksm.migrate_nodes ? 'unplaced-sharer' : 'unreachable-sharer';
    findings.push(`${kind}: ${pteName(vma, address)} maps frame ${page.pfn}, whose node does not lead there`);
  }
  return findings;
}
