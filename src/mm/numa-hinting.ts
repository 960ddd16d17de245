// SPDX-License-Identifier: GPL-2.0-only
// mm/mprotect.c and mm/memory.c: NUMA balancing takes ptes away for a while, to see who touches which page.

import type { vaddr } from '../kernel/types';
import { vm_normal_page } from './cow';
import { PageKsm } from './page';
import {
  pte_clear_protnone,
  pte_clear_savedwrite,
  pte_mk_savedwrite,
  pte_mkprotnone,
  pte_mkwrite,
  pte_savedwrite,
  pte_write,
  pte_wrprotect,
} from './pgtable';
import type { VmAreaStruct } from './vma';

/** mm/mprotect.c v4.18: change_pte_range() for NUMA hinting; KSM pages, pages with several ptes and the zero page stay. */
export function change_prot_numa(vma: VmAreaStruct, address: vaddr): void {
  const { memory, pgtables } = vma.vm_mm;
  const pte = pgtables.get(address);
  const page = vm_normal_page(memory, pte);
  if (page === null || PageKsm(page) || page.mapcount !== 1) return;
  const hinting = pte_mkprotnone(pte_wrprotect(pte));
  pgtables.set(address, pte_write(pte) ? pte_mk_savedwrite(hinting) : hinting);
}

/** mm/memory.c v4.18: do_numa_page(); the pte becomes what it was. Whether the page should move is not asked. */
export function do_numa_page(vma: VmAreaStruct, address: vaddr): void {
  const { pgtables } = vma.vm_mm;
  const pte = pgtables.get(address);
  const plain = pte_clear_savedwrite(pte_clear_protnone(pte));
  pgtables.set(address, pte_savedwrite(pte) ? pte_mkwrite(plain) : plain);
}
