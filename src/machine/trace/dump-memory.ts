// SPDX-License-Identifier: GPL-2.0-only
// The second part of a dump: address spaces, frames and swap.

import type { StableNode } from '../../ksm/structures';
import { fnv1a } from '../../mm/contents';
import { MMF_VM_MERGEABLE, type MmStruct } from '../../mm/mm-struct';
import {
  compound_head,
  type Page,
  PageAnon,
  PageKsm,
  PG_dirty,
  PG_extlocked,
  PG_head,
  PG_locked,
  PG_mlocked,
  PG_swapcache,
  PG_tail,
  PG_uptodate,
  page_mapcount,
} from '../../mm/page';
import {
  _PAGE_RW,
  is_migration_entry,
  is_swap_pte,
  pte_dirty,
  pte_huge,
  pte_none,
  pte_pfn,
  pte_special,
  type pte_t,
} from '../../mm/pgtable';
import {
  pagesOf,
  VM_FILE,
  VM_LOCKED,
  VM_MERGEABLE,
  VM_UNTOUCHABLE,
  VM_WRITE,
  type VmAreaStruct,
  vmas,
} from '../../mm/vma';
import type { Machine } from '../machine';
import { flag, hex32, hexAddress } from './format';

const PAGE_FLAGS: readonly (readonly [number, string])[] = [
  [PG_locked, 'L'],
  [PG_extlocked, 'x'],
  [PG_uptodate, 'u'],
  [PG_dirty, 'd'],
  [PG_swapcache, 's'],
  [PG_mlocked, 'm'],
  [PG_head, 'H'],
  [PG_tail, 'T'],
];

const VMA_FLAGS: readonly (readonly [number, string])[] = [
  [VM_MERGEABLE, 'm'],
  [VM_LOCKED, 'l'],
  [VM_FILE, 'f'],
  [VM_UNTOUCHABLE, 's'],
];

function vmaLine(vma: VmAreaStruct): string {
  const flags = VMA_FLAGS.map(([bit, letter]) => flag(vma.has(bit), letter)).join('');
  const range = `${hexAddress(vma.vm_start)}-${hexAddress(vma.vm_end)}`;
  return `|  vma ${range} ${vma.has(VM_WRITE) ? 'w' : 'r'}${flags} anon_vma=${vma.anon_vma === null ? 0 : 1}`;
}

function pteLine(address: number, pte: pte_t): string {
  if (is_swap_pte(pte)) return `|   pte ${hexAddress(address)} swap=${pte_pfn(pte)}`;
  const bits =
    flag((pte & _PAGE_RW) !== 0, 'w') +
    flag(pte_dirty(pte), 'd') +
    flag(pte_special(pte), 'z') +
    flag(pte_huge(pte), 'h');
  return `|   pte ${hexAddress(address)} ${is_migration_entry(pte) ? 'migrating' : 'pfn'}=${pte_pfn(pte)} ${bits}`;
}

function* mmLines(mm: MmStruct): Generator<string> {
  yield `| mm ${mm.label} users=${mm.mm_users} count=${mm.mm_count} node=${mm.node}` +
    ` mergeable=${Number(mm.test_bit(MMF_VM_MERGEABLE))} anon=${mm.anon_rss}` +
    ` sem=${mm.mmap_sem.readers}/${mm.mmap_sem.writer}`;
  for (const vma of vmas(mm)) {
    yield vmaLine(vma);
    for (const address of pagesOf(vma)) {
      const pte = mm.pgtables.get(address);
      if (!pte_none(pte)) yield pteLine(address, pte);
    }
  }
}

function pageKind(page: Page): string {
  if (!PageKsm(page)) return PageAnon(page) ? 'anon' : 'other';
  const stable_node = compound_head(page).mapping as StableNode | null;
  if (stable_node === null) return 'ksm-stray';
  return stable_node.live ? 'ksm' : 'ksm-freed';
}

function pageLine(machine: Machine, page: Page): string {
  const flags = PAGE_FLAGS.map(([bit, letter]) => flag((page.flags & bit) !== 0, letter)).join('');
  const hash = hex32(fnv1a(machine.memory.contents.view(page.pfn)));
  const counts = `nid=${machine.memory.pfn_to_nid(page.pfn)} ref=${page.refcount} map=${page_mapcount(page)}`;
  return `| page ${page.pfn} ${counts} ${flags} ${pageKind(page)} hash=${hash}`;
}

/** The lines that `dump` adds to those of `dump ksm`. */
export function* dumpMemory(machine: Machine): Generator<string> {
  const { memory } = machine;
  for (const mm of memory.mms) yield* mmLines(mm);
  for (const page of memory.usedPages()) yield pageLine(machine, page);
  for (const [number, slot] of memory.swap.numbered()) {
    if (slot.count !== 0 || slot.cache !== null) {
      yield `| swap ${number} count=${slot.count} cache=${slot.cache?.pfn ?? '-'}`;
    }
  }
  yield `| frames free=${memory.nr_free} anon_vmas=${memory.live_anon_vmas} mms=${memory.mms.size}`;
}
