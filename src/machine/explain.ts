// SPDX-License-Identifier: GPL-2.0-only
// Why KSM has not merged a page, or how it has: in one sentence, from the state of the machine, which stays as it is.

import type { vaddr } from '../kernel/types';
import type { Ksm } from '../ksm/ksm';
import { NOT_MERGEABLE } from '../ksm/madvise';
import { get_mm_slot } from '../ksm/slab';
import { KSM_RUN_MERGE, type RmapItem, STABLE_FLAG, UNSTABLE_FLAG } from '../ksm/structures';
import type { MmStruct } from '../mm/mm-struct';
import {
  type Page,
  PageAnon,
  PageKsm,
  PageLocked,
  PageSwapCache,
  page_count,
  page_mapcount,
  pageAddress,
} from '../mm/page';
import { is_migration_entry, is_swap_pte, pte_pfn, pte_present, pte_special, type pte_t } from '../mm/pgtable';
import { find_vma, VM_MERGEABLE, type VmAreaStruct } from '../mm/vma';
import type { Machine } from './machine';

/** What KSM remembers of an address; null for nothing. */
export function itemAt(ksm: Ksm, mm: MmStruct, address: vaddr): RmapItem | null {
  let item = get_mm_slot(ksm, mm)?.rmap_list ?? null;
  while (item !== null && pageAddress(item.address) !== address) item = item.rmap_list;
  return item;
}

/** Why ksmd does not come to the memory at an address. */
function outOfReach({ ksm, config_ksm }: Machine, vma: VmAreaStruct | null, pte: pte_t): string | null {
  if (!config_ksm) return 'the kernel has no KSM';
  if (vma === null) return 'no memory is mapped there';
  if (!vma.has(VM_MERGEABLE)) {
    const ignored = vma.has(NOT_MERGEABLE) ? ', and for its kind the advice is ignored' : '';
    return `its area is not mergeable${ignored}`;
  }
  if (is_swap_pte(pte)) return 'it is swapped out';
  if (is_migration_entry(pte)) return 'it is on its way to another frame';
  if (!pte_present(pte)) return 'it was never touched, so there is no page';
  if (pte_special(pte)) return 'it maps the zero page, which KSM leaves alone';
  return PageAnon(ksm.memory.pfn_to_page(pte_pfn(pte))) ? null : 'it is not anonymous: it belongs to a file';
}

/** The NUMA node of a page, where only pages of one node are merged. */
function onNode({ memory, ksm_merge_across_nodes }: Ksm, page: Page): string {
  const apart = ksm_merge_across_nodes === 0 && memory.nr_node_ids > 1;
  return apart ? ` on node ${memory.pfn_to_nid(page.pfn)}` : '';
}

/** How often a KSM page is mapped, and what keeps others from joining. */
function mappings(ksm: Ksm, page: Page): string {
  const sharers = page_mapcount(page);
  const full = sharers >= ksm.ksm_max_page_sharing;
  const limit = full ? `, and max_page_sharing is ${ksm.ksm_max_page_sharing}` : '';
  const away = onNode(ksm, page) === '' ? '' : ', and merge_across_nodes is 0';
  return `mapped ${sharers} ${sharers === 1 ? 'time' : 'times'}${limit}${away}`;
}

const asMerged = (ksm: Ksm, page: Page): string => `it is a KSM page${onNode(ksm, page)}, ${mappings(ksm, page)}`;

/** Why the KSM page that has the same content, if there is one, did not take it. */
function besideKsmPage(ksm: Ksm, page: Page): string | null {
  const { memory } = ksm;
  const content = memory.contents.view(page.pfn);
  for (const other of memory.usedPages()) {
    if (!PageKsm(other) || memory.contents.view(other.pfn).some((byte, offset) => byte !== content[offset])) continue;
    const text = mappings(ksm, other);
    if (text.includes(', and ')) return `a KSM page${onNode(ksm, other)} has its content, ${text}`;
  }
  return null;
}

/** The page lock, or a reference that is no mapping: either keeps a page from being merged. */
function held(page: Page): string | null {
  if (PageLocked(page)) return 'its page lock is held';
  const known = page_mapcount(page) + (PageSwapCache(page) ? 1 : 0);
  return page_count(page) > known ? 'it is pinned: it has a reference that no mapping explains' : null;
}

/** What ksmd has found out so far about a page that it may merge. */
function asScanned(ksm: Ksm, page: Page, item: RmapItem | null): string {
  if (item === null) {
    const run = (ksm.ksm_run & KSM_RUN_MERGE) === 0 ? `, and run is ${ksm.ksm_run}` : '';
    return `ksmd has not scanned it yet${run}`;
  }
  if (ksm.ksm_smart_scan && item.remaining_skips > 0)
    return `smart scan leaves it out of the next ${item.remaining_skips === 1 ? 'scan' : `${item.remaining_skips} scans`}`;
  if ((item.address & STABLE_FLAG) !== 0) return 'it was merged and then written to; ksmd has not come by since';
  if (item.oldchecksum !== ksm.memory.contents.checksum(page.pfn))
    return 'its content has changed since ksmd last saw it';
  if ((item.address & UNSTABLE_FLAG) === 0)
    return 'ksmd has seen its content once, and merges it when the next scan finds it unchanged';
  const node = onNode(ksm, page);
  return `it waits in the unstable tree for an equal page${node}${node === '' ? '' : ', and merge_across_nodes is 0'}`;
}

/**
 * What KSM has made of the page at an address of a process, in one sentence that begins in lower case and has no full
 * stop: why it is not merged, if it is not.
 */
export function explain(machine: Machine, mm: MmStruct, address: vaddr): string {
  const { ksm } = machine;
  const found = find_vma(mm, address);
  const vma = found !== null && found.vm_start <= address ? found : null;
  const pte = mm.pgtables.get(address);
  const reason = outOfReach(machine, vma, pte);
  if (reason !== null) return reason;
  const page = ksm.memory.pfn_to_page(pte_pfn(pte));
  if (PageKsm(page)) return asMerged(ksm, page);
  return held(page) ?? besideKsmPage(ksm, page) ?? asScanned(ksm, page, itemAt(ksm, mm, address));
}
