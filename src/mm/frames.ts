// SPDX-License-Identifier: GPL-2.0-only
// mm/page_alloc.c: which frame is given out next, and references to frames. A frame is free as soon as its last
// reference is dropped; the lowest free one of the home node goes first, then the next nodes in turn.

import { BUG_ON } from '../kernel/bug';
import type { pfn_t } from '../kernel/types';
import type { Memory } from './memory';
import {
  type Compound,
  compound_head,
  compound_mapcount,
  type Page,
  PG_head,
  PG_locked,
  PG_swapcache,
  PG_tail,
  PG_uptodate,
} from './page';
import type { VmAreaStruct } from './vma';

const available = (page: Page): boolean => !page.used && !page.isolated && !page.offline;

function take(memory: Memory, page: Page): Page {
  page.used = true;
  page.refcount = 1;
  memory.nr_free--;
  return page;
}

function release(memory: Memory, page: Page): void {
  page.flags = 0;
  page.mapping = null;
  page.mapping_flags = 0;
  page.index = 0;
  page.private_ = 0;
  page.compound = null;
  page.used = false;
  memory.nr_free++;
  const nid = memory.pfn_to_nid(page.pfn);
  if (page.pfn < (memory.free_hint[nid] as pfn_t)) memory.free_hint[nid] = page.pfn;
}

/** The lowest frame of the node that can be had, with one reference; null when there is none. */
export function alloc_page_on_node(memory: Memory, node: number): Page | null {
  const end = (node + 1) * memory.pages_per_node;
  let pfn = memory.free_hint[node] as pfn_t;
  while (pfn < end && memory.pfn_to_page(pfn).used) pfn++;
  memory.free_hint[node] = pfn;
  while (pfn < end && !available(memory.pfn_to_page(pfn))) pfn++;
  return pfn < end ? take(memory, memory.pfn_to_page(pfn)) : null;
}

/** The nodes from `home` on, round. */
function* nodesFrom(memory: Memory, home: number): Generator<number> {
  for (let i = 0; i < memory.nr_node_ids; i++) yield (home + i) % memory.nr_node_ids;
}

/** mm/mempolicy.c v4.18: alloc_pages_vma() for one frame; null without memory. The content is whatever it was. */
export function alloc_page_vma(memory: Memory, vma: VmAreaStruct): Page | null {
  return alloc_page(memory, vma.vm_mm.node);
}

/** include/linux/gfp.h v4.18: alloc_page(); from the home node, or else the next. */
export function alloc_page(memory: Memory, home: number): Page | null {
  if (memory.kernel.failPoints.page.should_fail()) return null;
  for (const node of nodesFrom(memory, home)) {
    const page = alloc_page_on_node(memory, node);
    if (page !== null) return page;
  }
  return null;
}

/** Whether all frames of a naturally aligned block can be had. */
function blockAvailable(memory: Memory, first: pfn_t, frames: number): boolean {
  for (let pfn = first; pfn < first + frames; pfn++) {
    if (!available(memory.pfn_to_page(pfn))) return false;
  }
  return true;
}

/** mm/page_alloc.c v4.18: a compound page of 2^order frames, its head; null without an aligned free block. */
export function alloc_huge_page(memory: Memory, home: number, order: number): Page | null {
  if (memory.kernel.failPoints.page.should_fail()) return null;
  const frames = 1 << order;
  for (const node of nodesFrom(memory, home)) {
    const end = (node + 1) * memory.pages_per_node;
    let first = Math.ceil((node * memory.pages_per_node) / frames) * frames;
    while (first + frames <= end && !blockAvailable(memory, first, frames)) first += frames;
    if (first + frames <= end) return prep_compound_page(memory, first, order);
  }
  return null;
}

/** mm/page_alloc.c v4.18: prep_compound_page() */
function prep_compound_page(memory: Memory, first: pfn_t, order: number): Page {
  const head = take(memory, memory.pfn_to_page(first));
  head.flags = PG_head | PG_uptodate;
  head.compound = { head, order, compound_mapcount: 0, part_refs: new Map() };
  for (let pfn = first + 1; pfn < first + (1 << order); pfn++) {
    const tail = take(memory, memory.pfn_to_page(pfn));
    tail.compound = head.compound;
    tail.refcount = 0;
    tail.flags = PG_tail;
  }
  return head;
}

/** mm/swap.c v4.18: __put_page(); the last reference is gone. */
function __put_page(memory: Memory, page: Page): void {
  BUG_ON(page.mapcount !== 0 || compound_mapcount(page) !== 0, '__put_page');
  BUG_ON((page.flags & (PG_locked | PG_swapcache | PG_tail)) !== 0, '__put_page');
  if (page.compound === null) {
    release(memory, page);
    return;
  }
  for (let i = (1 << page.compound.order) - 1; i >= 0; i--) release(memory, memory.pfn_to_page(page.pfn + i));
}

/** include/linux/mm.h v3.x: get_page_foll(), put_compound_page(); a reference is counted on the part, too. */
function countThroughPart(page: Page, by: number): void {
  const { part_refs } = page.compound as Compound;
  part_refs.set(page, (part_refs.get(page) ?? 0) + by);
}

/** include/linux/mm.h v4.18: get_page(); on a huge page the head counts. */
export function get_page(page: Page): void {
  const head = compound_head(page);
  BUG_ON(head.refcount <= 0, 'get_page');
  if (head !== page) countThroughPart(page, 1);
  head.refcount++;
}

/** include/linux/mm.h v4.18: get_page_unless_zero() */
export function get_page_unless_zero(page: Page): boolean {
  if (page.refcount === 0) return false;
  page.refcount++;
  return true;
}

/** include/linux/mm.h v4.18: put_page(); frees the frame with the last reference. */
export function put_page(memory: Memory, page: Page): void {
  const head = compound_head(page);
  BUG_ON(head.refcount <= 0, 'put_page');
  if (head !== page) countThroughPart(page, -1);
  head.refcount--;
  if (head.refcount === 0) __put_page(memory, head);
}
