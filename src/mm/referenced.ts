// SPDX-License-Identifier: GPL-2.0-only
// mm/rmap.c of old: who has accessed a page. There is no accessed bit here: every pte counts as young.

import { EBUSY } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import type { Memory } from './memory';
import { type Page, page_mapcount } from './page';
import { trylock_page, unlock_page } from './page-lock';
import { page_vma_mapped_walk } from './rmap';
import { VM_LOCKED, type VmAreaStruct } from './vma';

/** What a look at the ptes of a page has come to so far. */
export class References {
  /** ptes not met yet; 0 ends the look. */
  mapcount: number;
  /** Of all areas met. */
  vm_flags = 0;
  /** The ptes met. */
  readonly seen: { readonly vma: VmAreaStruct; readonly address: vaddr }[] = [];

  constructor(mapcount: number) {
    this.mapcount = mapcount;
  }
}

/** What a look at the ptes of a page has come to: how many have accessed it, and which were met. */
export interface LookResult {
  readonly referenced: number;
  readonly references: References;
}

/** mm/rmap.c v3.x: page_referenced() of a KSM page. -EBUSY when somebody has locked it. */
export function page_referenced(memory: Memory, page: Page): LookResult | int {
  if (!trylock_page(page)) return -EBUSY;
  const references = new References(page_mapcount(page));
  const referenced = memory.ksm.page_referenced_ksm(page, references);
  unlock_page(page);
  return { referenced, references };
}

/** mm/rmap.c v3.x: page_referenced_one(); 1 for a pte that counts. One in a locked area ends the look. */
export function page_referenced_one(page: Page, vma: VmAreaStruct, address: vaddr, references: References): int {
  if (!page_vma_mapped_walk({ page, vma, address, pte: false })) return 0;
  references.seen.push({ vma, address });
  references.vm_flags |= vma.vm_flags;
  if (vma.has(VM_LOCKED)) {
    references.mapcount = 0;
    return 0;
  }
  references.mapcount--;
  return 1;
}
