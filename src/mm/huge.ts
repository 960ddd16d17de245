// SPDX-License-Identifier: GPL-2.0-only
// mm/huge_memory.c: huge pages, up to the point where they are split.

import { BUG_ON, KernelBug } from '../kernel/bug';
import { EBUSY } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import { type AnonVma, anon_vma_prepare } from './anon-vma';
import { alloc_huge_page, put_page } from './frames';
import type { Memory } from './memory';
import type { MmStruct } from './mm-struct';
import {
  type Compound,
  compound_head,
  PAGE_SIZE,
  type Page,
  PageLocked,
  PageTransCompound,
  PG_anon_exclusive,
  PG_dirty,
  PG_head,
  PG_locked,
  PG_uptodate,
  page_anon_vma,
} from './page';
import {
  _PAGE_DIRTY,
  _PAGE_HUGE,
  _PAGE_PRESENT,
  _PAGE_RW,
  pfn_pte,
  pte_huge,
  pte_mkclean,
  pte_mksmall,
  pte_mkspecial,
  pte_pfn,
} from './pgtable';
import { __page_set_anon_rmap, page_remove_rmap } from './rmap';
import type { VmAreaStruct } from './vma';

/** mm/huge_memory.c v4.18: do_huge_pmd_anonymous_page(); maps a zeroed huge page, or gives null without memory. */
export function do_huge_anonymous_page(memory: Memory, vma: VmAreaStruct, address: vaddr, order: number): Page | null {
  const mm = vma.vm_mm;
  anon_vma_prepare(vma);
  const head = alloc_huge_page(memory, mm.node, order);
  if (head === null) return null;
  for (let i = 0; i < 1 << order; i++) {
    memory.contents.fill(head.pfn + i, { kind: 'zero' });
    mm.pgtables.set(
      address + i * PAGE_SIZE,
      pfn_pte(head.pfn + i, _PAGE_PRESENT | _PAGE_RW | _PAGE_DIRTY | _PAGE_HUGE),
    );
  }
  (head.compound as Compound).compound_mapcount = 1;
  __page_set_anon_rmap(head, vma, address, true);
  mm.anon_rss += 1 << order;
  return head;
}

/** Where a huge page is mapped; forks with huge pages are refused, so there is one place at most. */
function findMapping(head: Page): { mm: MmStruct; address: vaddr } {
  for (const { vma } of (page_anon_vma(head) as AnonVma).rb_root) {
    const address = vma.vm_start + (head.index - vma.vm_pgoff) * PAGE_SIZE;
    if (address < vma.vm_start || address >= vma.vm_end) continue;
    const pte = vma.vm_mm.pgtables.get(address);
    if (pte_huge(pte) && pte_pfn(pte) === head.pfn) return { mm: vma.vm_mm, address };
  }
  throw new KernelBug('split_huge_page_to_list', 'mapped nowhere');
}

/**
 * mm/huge_memory.c v4.18: split_huge_page(); the caller holds the head's lock and one reference, and keeps both on
 * `page` afterwards. -EBUSY when it is not mapped, or when someone else holds a reference.
 */
export function split_huge_page(memory: Memory, page: Page): int {
  const head = compound_head(page);
  BUG_ON(!PageTransCompound(page), 'split_huge_page_to_list');
  if (!memory.behaviour.thp_refcounting) return splitReferenced(memory, head);
  BUG_ON(!PageLocked(head), 'split_huge_page_to_list');
  if (memory.kernel.failPoints.split.should_fail()) return -EBUSY;
  const { order, compound_mapcount } = head.compound as Compound;
  if (compound_mapcount === 0 || compound_mapcount !== head.refcount - 1) return -EBUSY;
  const { mm, address } = findMapping(head);
  const { mapping: anon_vma, mapping_flags, index } = head;
  for (let i = 0; i < 1 << order; i++) {
    const part = memory.pfn_to_page(head.pfn + i);
    const at = address + i * PAGE_SIZE;
    const pte = mm.pgtables.get(at);
    // The ptes of a huge page are dirty from the start, and the parts take that over.
    part.flags = PG_uptodate | PG_dirty | (memory.behaviour.anon_exclusive ? PG_anon_exclusive : 0);
    part.compound = null;
    part.mapping = anon_vma;
    part.mapping_flags = mapping_flags;
    part.index = index + i;
    part.refcount = 1;
    part.mapcount = 1;
    mm.pgtables.set(at, pte_mkclean(pte_mksmall(pte)));
  }
  page.refcount++;
  page.flags |= PG_locked;
  if (memory.behaviour.split_maps_zero_page) mapZeroPages(memory, mm, head, address, order);
  return 0;
}

/**
 * mm/migrate.c v6.12: try_to_map_unused_to_zeropage(), for all parts of what was a huge page: where only zeroes are, the
 * zero page is mapped instead. NON-KERNEL: C leaves locked areas alone; here they have no huge pages.
 */
function mapZeroPages(memory: Memory, mm: MmStruct, head: Page, address: vaddr, order: int): void {
  for (let i = 0; i < 1 << order; i++) {
    const part = memory.pfn_to_page(head.pfn + i);
    if (memory.contents.view(part.pfn).some((byte) => byte !== 0)) continue;
    mm.pgtables.set(address + i * PAGE_SIZE, pte_mkspecial(pfn_pte(0, _PAGE_PRESENT)));
    page_remove_rmap(part);
    mm.anon_rss--;
    put_page(memory, part);
  }
}

/**
 * mm/huge_memory.c v3.x: split_huge_page(); needs no lock, and minds no references: each stays with the part that it was
 * taken through. 1 when the page is not mapped.
 */
function splitReferenced(memory: Memory, head: Page): int {
  const { order, compound_mapcount, part_refs } = head.compound as Compound;
  if (memory.kernel.failPoints.split.should_fail() || compound_mapcount === 0) return 1;
  const { mm, address } = findMapping(head);
  const { mapping, mapping_flags, index } = head;
  head.flags = (head.flags & ~PG_head) | PG_uptodate | PG_dirty;
  for (let i = 0; i < 1 << order; i++) {
    const part = memory.pfn_to_page(head.pfn + i);
    const at = address + i * PAGE_SIZE;
    part.mapcount = 1;
    part.compound = null;
    mm.pgtables.set(at, pte_mkclean(pte_mksmall(mm.pgtables.get(at))));
    if (part === head) continue;
    Object.assign(part, { flags: PG_uptodate | PG_dirty, mapping, mapping_flags, index: index + i });
    const references = part_refs.get(part) ?? 0;
    part.refcount = 1 + references;
    head.refcount -= references;
  }
  return 0;
}
