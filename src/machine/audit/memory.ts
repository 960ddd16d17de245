// SPDX-License-Identifier: GPL-2.0-only
// The memory manager recounts itself: references, mappings, swap slots and free frames, from page tables and holders.

import type { MmStruct } from '../../mm/mm-struct';
import {
  compound_head,
  type Page,
  PageAnon,
  PageKsm,
  PageLocked,
  PG_extlocked,
  PG_swapcache,
  PG_tail,
} from '../../mm/page';
import { is_swap_pte, pte_huge, pte_none, pte_normal, pte_pfn, type pte_t, pte_write } from '../../mm/pgtable';
import { pagesOf, vmas } from '../../mm/vma';
import type { Machine } from '../machine';

/** What page tables and holders come to. */
class Recount {
  readonly references = new Map<Page, number>();
  readonly mappings = new Map<Page, number>();
  readonly slots = new Map<number, number>();
  readonly findings: string[] = [];
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Counts one pte. @returns whether it maps an anonymous page */
function countPte(machine: Machine, recount: Recount, pte: pte_t): boolean {
  if (is_swap_pte(pte)) {
    add(recount.slots, pte_pfn(pte));
    return false;
  }
  if (!pte_normal(pte)) return false;
  const page = machine.memory.pfn_to_page(pte_pfn(pte));
  if (pte_huge(pte)) {
    if (page === compound_head(page)) add(recount.references, page);
    return PageAnon(page);
  }
  add(recount.mappings, page);
  add(recount.references, page);
  if (pte_write(pte) && (PageKsm(page) || page.mapcount !== 1)) recount.findings.push(`writable-shared:${page.pfn}`);
  return PageAnon(page);
}

function countMm(machine: Machine, recount: Recount, mm: MmStruct): void {
  if (!mm.exited) {
    let anon = 0;
    for (const vma of vmas(mm)) {
      for (const address of pagesOf(vma)) {
        const pte = mm.pgtables.get(address);
        if (!pte_none(pte) && countPte(machine, recount, pte)) anon++;
      }
    }
    if (anon !== mm.anon_rss) recount.findings.push(`anon:${mm.label}`);
  }
  if (mm.mmap_sem.readers !== 0 || mm.mmap_sem.writer !== 0) recount.findings.push(`sem:${mm.label}`);
}

function checkPage(recount: Recount, page: Page): void {
  if ((page.flags & PG_tail) !== 0) return;
  if ((page.flags & PG_swapcache) !== 0) add(recount.references, page);
  // Page cache holds a file page while it is mapped.
  if (!PageAnon(page) && page.mapcount !== 0) add(recount.references, page);
  const references = recount.references.get(page) ?? 0;
  const mappings = recount.mappings.get(page) ?? 0;
  if (references !== page.refcount || mappings !== page.mapcount) {
    recount.findings.push(`page:${page.pfn} ref ${references}/${page.refcount} map ${mappings}/${page.mapcount}`);
  }
  if (PageLocked(page) && (page.flags & PG_extlocked) === 0) recount.findings.push(`locked:${page.pfn}`);
}

/** What does not add up, in the words of the trace language's `audit`; empty when all is well. */
export function memoryFindings(machine: Machine): string[] {
  const { memory } = machine;
  const recount = new Recount();
  for (const mm of memory.mms) countMm(machine, recount, mm);
  for (const hold of machine.holds) add(recount.references, compound_head(hold.page));
  let used = 0;
  for (const page of memory.usedPages()) {
    used++;
    checkPage(recount, page);
  }
  for (const [number, slot] of memory.swap.numbered()) {
    if ((recount.slots.get(number) ?? 0) !== slot.count) recount.findings.push(`swap:${number}`);
  }
  const free = memory.nr_frames - 1 - used - memory.nr_offline;
  if (free !== memory.nr_free) recount.findings.push(`free ${free}/${memory.nr_free}`);
  return recount.findings;
}
