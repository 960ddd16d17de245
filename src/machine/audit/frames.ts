// SPDX-License-Identifier: GPL-2.0-only
// `frame:` frames nobody holds, and the zero page; `swap-cache:` slots and pages point to each other; `free-hint:` the
// allocator's hint is not above a free frame.

import type { pfn_t } from '../../kernel/types';
import type { Memory } from '../../mm/memory';
import { type Page, PG_swapcache, PG_tail } from '../../mm/page';
import { expectCount } from './names';

function checkZeroPage(memory: Memory, findings: string[]): void {
  const page = memory.pfn_to_page(0);
  expectCount(findings, 'frame: the zero page refcount', page.refcount, 1);
  expectCount(findings, 'frame: the zero page mapcount', page.mapcount, 0);
  const at = memory.contents.view(0).findIndex((byte) => byte !== 0);
  if (at >= 0) findings.push(`frame: the zero page is not zero at offset ${at}`);
}

function checkUsed(memory: Memory, page: Page, findings: string[]): void {
  if ((page.flags & PG_tail) === 0 && page.refcount <= 0) {
    findings.push(`frame: frame ${page.pfn} is in use with refcount ${page.refcount}`);
  }
  if (page.offline) findings.push(`frame: frame ${page.pfn} is in use and offline`);
  if ((page.flags & PG_swapcache) !== 0 && memory.swap.slot(page.private_)?.cache !== page) {
    findings.push(`swap-cache: frame ${page.pfn} is not the cache page of its slot ${page.private_}`);
  }
}

function checkSlots(memory: Memory, findings: string[]): void {
  for (const [number, { cache }] of memory.swap.numbered()) {
    if (cache === null) continue;
    if ((cache.flags & PG_swapcache) === 0 || cache.private_ !== number) {
      findings.push(`swap-cache: slot ${number} has frame ${cache.pfn}, which is not in swap cache for it`);
    }
  }
}

/** The lowest free frame of the node that lies below its hint; -1 for none. */
function freeBelowHint(memory: Memory, node: number): pfn_t {
  for (let pfn = node * memory.pages_per_node; pfn < (memory.free_hint[node] as pfn_t); pfn++) {
    const page = memory.pfn_to_page(pfn);
    if (!page.used && !page.offline) return pfn;
  }
  return -1;
}

export function auditFrames(memory: Memory, findings: string[]): void {
  checkZeroPage(memory, findings);
  for (const page of memory.usedPages()) checkUsed(memory, page, findings);
  checkSlots(memory, findings);
  for (let node = 0; node < memory.nr_node_ids; node++) {
    const pfn = freeBelowHint(memory, node);
    if (pfn >= 0) findings.push(`free-hint: frame ${pfn} of node ${node} is free below ${memory.free_hint[node]}`);
  }
}
