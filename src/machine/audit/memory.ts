// SPDX-License-Identifier: GPL-2.0-only
// The memory manager recounts itself: references, mappings, swap slots and free frames, from page tables and holders.

import { rb_first, rb_next } from '../../kernel/rbtree';
import type { pfn_t } from '../../kernel/types';
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
import {
  is_swap_pte,
  pte_huge,
  pte_none,
  pte_normal,
  pte_pfn,
  pte_savedwrite,
  type pte_t,
  pte_write,
} from '../../mm/pgtable';
import { pagesOf, vmas } from '../../mm/vma';
import type { Machine } from '../machine';

/** What page tables and holders come to. */
class Recount {
  /** By frame number. */
  private readonly references: Int32Array;
  private readonly mappings: Int32Array;
  private readonly slots = new Map<number, number>();
  readonly findings: string[] = [];

  constructor(nrFrames: number) {
    this.references = new Int32Array(nrFrames);
    this.mappings = new Int32Array(nrFrames);
  }

  addReference({ pfn }: Page): void {
    this.references[pfn] = this.referencesTo(pfn) + 1;
  }

  addMapping({ pfn }: Page): void {
    this.mappings[pfn] = this.mappingsOf(pfn) + 1;
  }

  addSwapped(slot: number): void {
    this.slots.set(slot, this.swappedTo(slot) + 1);
  }

  referencesTo(pfn: pfn_t): number {
    return this.references[pfn] as number;
  }

  mappingsOf(pfn: pfn_t): number {
    return this.mappings[pfn] as number;
  }

  swappedTo(slot: number): number {
    return this.slots.get(slot) ?? 0;
  }
}

/** Counts one pte. @returns whether it maps an anonymous page */
function countPte(machine: Machine, recount: Recount, pte: pte_t): boolean {
  if (is_swap_pte(pte)) {
    recount.addSwapped(pte_pfn(pte));
    return false;
  }
  if (!pte_normal(pte)) return false;
  const page = machine.memory.pfn_to_page(pte_pfn(pte));
  if (pte_huge(pte)) {
    if (page === compound_head(page)) recount.addReference(page);
    return PageAnon(page);
  }
  recount.addMapping(page);
  recount.addReference(page);
  if ((pte_write(pte) || pte_savedwrite(pte)) && (PageKsm(page) || page.mapcount !== 1))
    recount.findings.push(`writable-shared:${page.pfn}`);
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
  if ((page.flags & PG_swapcache) !== 0) recount.addReference(page);
  // Page cache holds a file page while it is mapped.
  if (!PageAnon(page) && page.mapcount !== 0) recount.addReference(page);
  const references = recount.referencesTo(page.pfn);
  const mappings = recount.mappingsOf(page.pfn);
  if (references !== page.refcount || mappings !== page.mapcount) {
    recount.findings.push(`page:${page.pfn} ref ${references}/${page.refcount} map ${mappings}/${page.mapcount}`);
  }
  if (PageLocked(page) && (page.flags & PG_extlocked) === 0) recount.findings.push(`locked:${page.pfn}`);
}

/** The pages that stable nodes hold a reference to, which they did only for a while. */
function* heldByNodes({ ksm, memory }: Machine): Generator<Page> {
  if (!ksm.release.stable_node_page || ksm.release.keyhole) return;
  const [root] = ksm.root_stable_tree;
  for (let node = root === undefined ? null : rb_first(root); node !== null; node = rb_next(node)) {
    yield memory.pfn_to_page(node.owner.kpfn);
  }
}

/** What does not add up, in the words of the trace language's `audit`; empty when all is well. */
export function memoryFindings(machine: Machine): string[] {
  const { memory } = machine;
  const recount = new Recount(memory.nr_frames);
  for (const mm of memory.mms) countMm(machine, recount, mm);
  for (const page of memory.lru_add_pvec) recount.addReference(page);
  for (const hold of machine.holds) recount.addReference(compound_head(hold.page));
  for (const page of heldByNodes(machine)) recount.addReference(page);
  let used = 0;
  for (const page of memory.usedPages()) {
    used++;
    checkPage(recount, page);
  }
  for (const [number, slot] of memory.swap.numbered()) {
    if (recount.swappedTo(number) !== slot.count) recount.findings.push(`swap:${number}`);
  }
  const free = memory.nr_frames - 1 - used - memory.nr_offline;
  if (free !== memory.nr_free) recount.findings.push(`free ${free}/${memory.nr_free}`);
  return recount.findings;
}
