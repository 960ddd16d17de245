// SPDX-License-Identifier: GPL-2.0-only
// mm/rmap.c of old: who has accessed a page. There is no accessed bit here: every pte counts as young.

import type { int, vaddr } from '../kernel/types';
import type { Page } from './page';
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
