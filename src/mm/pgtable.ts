// SPDX-License-Identifier: GPL-2.0-only
// Page tables: a pte is one number, the frame (or swap slot) shifted left by 12, and the bits below.

import { BUG_ON } from '../kernel/bug';
import type { pfn_t, vaddr } from '../kernel/types';
import { OFFSET_MASK, PAGE_SIZE } from './page';

export type pte_t = number;

/** What one entry covers, by level. The first is also the unit in which a pte counts frames. */
const PTE_SIZE = PAGE_SIZE;
const PTRS_PER_TABLE = 512;
const PMD_SIZE = PTRS_PER_TABLE * PTE_SIZE;
const PUD_SIZE = PTRS_PER_TABLE * PMD_SIZE;
const PGDIR_SIZE = PTRS_PER_TABLE * PUD_SIZE;
const INDEX_MASK = PTRS_PER_TABLE - 1;

export const _PAGE_PRESENT = 1 << 0;
export const _PAGE_RW = 1 << 1;
export const _PAGE_DIRTY = 1 << 2;
/** Maps a frame without reference or mapcount: here, the zero page. */
export const _PAGE_SPECIAL = 1 << 3;
/** Part of a huge page. */
export const _PAGE_HUGE = 1 << 4;
/** Swap entry: the number is a slot. */
export const _PAGE_SWAP = 1 << 5;
/** Migration entry: the number is the frame that moves; _PAGE_RW is remembered in it, since 6.1 _PAGE_DIRTY as well. */
export const _PAGE_MIGRATION = 1 << 6;
/** NUMA balancing wants to see the next access: the page is mapped, but nobody may touch it. */
const _PAGE_PROTNONE = 1 << 7;
/** Such a pte was writable. pte_write() does not tell, as on the architectures that keep it apart. */
const _PAGE_SAVEDWRITE = 1 << 8;

export const pte_none = (pte: pte_t): boolean => pte === 0;
export const pte_present = (pte: pte_t): boolean => (pte & _PAGE_PRESENT) !== 0;
export const pte_write = (pte: pte_t): boolean => (pte & _PAGE_RW) !== 0 && (pte & _PAGE_PRESENT) !== 0;
export const pte_protnone = (pte: pte_t): boolean => (pte & _PAGE_PROTNONE) !== 0;
export const pte_savedwrite = (pte: pte_t): boolean => (pte & _PAGE_SAVEDWRITE) !== 0;
/** Present, and a read goes through without a fault. */
export const pte_readable = (pte: pte_t): boolean => pte_present(pte) && !pte_protnone(pte);
export const pte_dirty = (pte: pte_t): boolean => (pte & _PAGE_DIRTY) !== 0;
export const pte_special = (pte: pte_t): boolean => (pte & _PAGE_SPECIAL) !== 0;
export const pte_huge = (pte: pte_t): boolean => (pte & _PAGE_HUGE) !== 0;
export const is_swap_pte = (pte: pte_t): boolean => (pte & _PAGE_SWAP) !== 0;
export const is_migration_entry = (pte: pte_t): boolean => (pte & _PAGE_MIGRATION) !== 0;
/** A present pte whose frame counts it, which the zero page does not. */
export const pte_normal = (pte: pte_t): boolean => (pte & (_PAGE_PRESENT | _PAGE_SPECIAL)) === _PAGE_PRESENT;
/** The frame number, or the swap slot. */
export const pte_pfn = (pte: pte_t): pfn_t => (pte / PTE_SIZE) | 0;
export const pte_same = (a: pte_t, b: pte_t): boolean => a === b;

/** A pte for this frame or slot with these bits. */
export const pfn_pte = (pfn: pfn_t, bits: number): pte_t => pfn * PTE_SIZE + bits;
const withBit = (pte: pte_t, bit: number): pte_t => ((pte & bit) === 0 ? pte + bit : pte);
const withoutBit = (pte: pte_t, bit: number): pte_t => ((pte & bit) === 0 ? pte : pte - bit);
export const pte_mkwrite = (pte: pte_t): pte_t => withBit(pte, _PAGE_RW);
export const pte_mkdirty = (pte: pte_t): pte_t => withBit(pte, _PAGE_DIRTY);
export const pte_mkspecial = (pte: pte_t): pte_t => withBit(pte, _PAGE_SPECIAL);
export const pte_wrprotect = (pte: pte_t): pte_t => withoutBit(pte, _PAGE_RW);
export const pte_mkclean = (pte: pte_t): pte_t => withoutBit(pte, _PAGE_DIRTY);
export const pte_mkprotnone = (pte: pte_t): pte_t => withBit(pte, _PAGE_PROTNONE);
export const pte_clear_protnone = (pte: pte_t): pte_t => withoutBit(pte, _PAGE_PROTNONE);
export const pte_mk_savedwrite = (pte: pte_t): pte_t => withBit(pte, _PAGE_SAVEDWRITE);
export const pte_clear_savedwrite = (pte: pte_t): pte_t => withoutBit(pte, _PAGE_SAVEDWRITE);
export const pte_mksmall = (pte: pte_t): pte_t => withoutBit(pte, _PAGE_HUGE);

/** 512 ptes: 2 MiB. */
type PteTable = Float64Array;
type PmdTable = (PteTable | undefined)[];
type PudTable = (PmdTable | undefined)[];

/** One address space's page tables, of four levels as on x86-64. Tables are made when an entry below is first set. */
export class PageTables {
  private readonly pgd: (PudTable | undefined)[] = [];
  /** The last table looked up: most accesses go in address order. */
  private lastBase = -1;
  private last: PteTable | null = null;

  private table(address: vaddr): PteTable | null {
    const base = (address / PMD_SIZE) | 0;
    return base === this.lastBase ? this.last : this.lookup(address, base);
  }

  private lookup(address: vaddr, base: number): PteTable | null {
    const pud = this.pgd[(address / PGDIR_SIZE) | 0];
    if (pud === undefined) return null;
    const pmd = pud[(address / PUD_SIZE) & INDEX_MASK];
    if (pmd === undefined) return null;
    const table = pmd[base & INDEX_MASK];
    if (table === undefined) return null;
    this.lastBase = base;
    this.last = table;
    return table;
  }

  private make(address: vaddr): PteTable {
    const table = new Float64Array(PTRS_PER_TABLE);
    const top = (address / PGDIR_SIZE) | 0;
    this.pgd[top] ??= [];
    const pud = this.pgd[top];
    const middle = (address / PUD_SIZE) & INDEX_MASK;
    pud[middle] ??= [];
    pud[middle][(address / PMD_SIZE) & INDEX_MASK] = table;
    return table;
  }

  /** The pte of the page at `address`; 0 where there is none. */
  get(address: vaddr): pte_t {
    const table = this.table(address);
    return table === null ? 0 : (table[(address / PTE_SIZE) & INDEX_MASK] as number);
  }

  /** set_pte_at(); the address is that of a page. */
  set(address: vaddr, pte: pte_t): void {
    BUG_ON((address & OFFSET_MASK) !== 0, 'set_pte_at');
    const table = this.table(address) ?? this.make(address);
    table[(address / PTE_SIZE) & INDEX_MASK] = pte;
  }
}
