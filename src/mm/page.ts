// SPDX-License-Identifier: GPL-2.0-only
// include/linux/mm_types.h: struct page, and the flags that KSM and its callers look at.

import type { pfn_t } from '../kernel/types';
import type { AnonVma } from './anon-vma';

export const PAGE_SHIFT = 12;
export const PAGE_SIZE = 4096;
/** The bits of an address that are not part of the page's: ~PAGE_MASK of C. */
export const OFFSET_MASK = PAGE_SIZE - 1;

/** The address of the page that `address` lies in; flags in the low bits are dropped (`address & PAGE_MASK`). */
export function pageAddress(address: number): number {
  return address - (address & OFFSET_MASK);
}

export const PG_locked = 1 << 0;
/** Not the kernel's: the lock is held by someone outside of the model. */
export const PG_extlocked = 1 << 1;
export const PG_uptodate = 1 << 2;
export const PG_dirty = 1 << 3;
export const PG_swapcache = 1 << 4;
export const PG_mlocked = 1 << 5;
/** First frame of a huge page. */
export const PG_head = 1 << 6;
/** Any other frame of a huge page. */
export const PG_tail = 1 << 7;
/** Only the one pte that maps it leads to this page of anonymous memory; kernels since 5.19. */
export const PG_anon_exclusive = 1 << 8;

// The low bits that C keeps in page->mapping.
const PAGE_MAPPING_ANON = 1;
export const PAGE_MAPPING_KSM = 3;

/** struct stable_node as mm sees it: a pointer to something of KSM's. */
export interface StableNodeRef {
  readonly rmap_hlist_len: number;
}

/** What the frames of a huge page have in common. */
export interface Compound {
  readonly head: Page;
  /** log2 of its frames. */
  readonly order: number;
  /** Mappings of the whole. */
  compound_mapcount: number;
  /** By part: references that were taken through it. The head counts them, too. */
  readonly part_refs: Map<Page, number>;
}

// What Page keeps in `bits`.
const MAPPING_MASK = 3;
const USED = 1 << 2;
const ISOLATED = 1 << 3;
const OFFLINE = 1 << 4;

/** include/linux/mm_types.h v4.18: struct page. There are as many as frames, so what is small is kept together. */
export class Page {
  readonly pfn: pfn_t;
  /** Part of a huge page. */
  compound: Compound | null = null;
  /** What C's `mapping` points to; its low bits are in `mapping_flags`. */
  mapping: AnonVma | StableNodeRef | null = null;
  private bits = 0;
  refcount = 0;
  /** ptes that map this frame; 0 when unmapped. */
  mapcount = 0;
  flags = 0;
  /** User address >> 12 */
  index = 0;
  /** In swap cache: the slot. */
  private_ = 0;

  constructor(pfn: pfn_t) {
    this.pfn = pfn;
  }

  /** 0, PAGE_MAPPING_ANON or PAGE_MAPPING_KSM */
  get mapping_flags(): number {
    return this.bits & MAPPING_MASK;
  }

  set mapping_flags(flags: number) {
    this.bits = (this.bits & ~MAPPING_MASK) | flags;
  }

  private setBit(bit: number, on: boolean): void {
    this.bits = on ? this.bits | bit : this.bits & ~bit;
  }

  /** Not on the free list. */
  get used(): boolean {
    return (this.bits & USED) !== 0;
  }

  set used(used: boolean) {
    this.setBit(USED, used);
  }

  /** Being taken offline: not allocated from. */
  get isolated(): boolean {
    return (this.bits & ISOLATED) !== 0;
  }

  set isolated(isolated: boolean) {
    this.setBit(ISOLATED, isolated);
  }

  /** Taken away by memory hotplug. */
  get offline(): boolean {
    return (this.bits & OFFLINE) !== 0;
  }

  set offline(offline: boolean) {
    this.setBit(OFFLINE, offline);
  }
}

/** include/linux/page-flags.h v4.18: compound_head() */
export function compound_head(page: Page): Page {
  return page.compound === null ? page : page.compound.head;
}

/** include/linux/page-flags.h v4.18: PageTransCompound() */
export const PageTransCompound = (page: Page): boolean => (page.flags & (PG_head | PG_tail)) !== 0;

/** The state of a flag, which for every part of a huge page is that of its head. */
export const testFlag = (page: Page, flag: number): boolean => (compound_head(page).flags & flag) !== 0;
export function setFlag(page: Page, flag: number): void {
  compound_head(page).flags |= flag;
}
export function clearFlag(page: Page, flag: number): void {
  compound_head(page).flags &= ~flag;
}

// include/linux/page-flags.h v4.18
export const PageLocked = (page: Page): boolean => testFlag(page, PG_locked);
export const PageUptodate = (page: Page): boolean => testFlag(page, PG_uptodate);
export const PageDirty = (page: Page): boolean => testFlag(page, PG_dirty);
export const PageSwapCache = (page: Page): boolean => testFlag(page, PG_swapcache);
export const PageMlocked = (page: Page): boolean => testFlag(page, PG_mlocked);
export const PageAnonExclusive = (page: Page): boolean => testFlag(page, PG_anon_exclusive);
export const SetPageAnonExclusive = (page: Page): void => setFlag(page, PG_anon_exclusive);
export const ClearPageAnonExclusive = (page: Page): void => clearFlag(page, PG_anon_exclusive);
export const SetPageUptodate = (page: Page): void => setFlag(page, PG_uptodate);
export const SetPageDirty = (page: Page): void => setFlag(page, PG_dirty);
export const SetPageMlocked = (page: Page): void => setFlag(page, PG_mlocked);
export const ClearPageMlocked = (page: Page): void => clearFlag(page, PG_mlocked);
export const __SetPageLocked = (page: Page): void => setFlag(page, PG_locked);

/** include/linux/page-flags.h v4.18: PageAnon(); true for KSM pages too. */
export const PageAnon = (page: Page): boolean => (compound_head(page).mapping_flags & PAGE_MAPPING_ANON) !== 0;
/** include/linux/page-flags.h v4.18: PageKsm() */
export const PageKsm = (page: Page): boolean => compound_head(page).mapping_flags === PAGE_MAPPING_KSM;

/** mm/util.c v4.18: page_anon_vma(); null for a page that is not anonymous, and for a KSM page. */
export function page_anon_vma(page: Page): AnonVma | null {
  const head = compound_head(page);
  return head.mapping_flags === PAGE_MAPPING_ANON ? (head.mapping as AnonVma) : null;
}

/** Points the page to its anon_vma, as C does by storing a tagged pointer. */
export function setAnonMapping(page: Page, anon_vma: AnonVma): void {
  page.mapping = anon_vma;
  page.mapping_flags = PAGE_MAPPING_ANON;
}

/** include/linux/mm.h v4.18: page_count() */
export const page_count = (page: Page): number => compound_head(page).refcount;

/** include/linux/mm.h v4.18: compound_mapcount(); 0 for an ordinary page. */
export const compound_mapcount = (page: Page): number => page.compound?.compound_mapcount ?? 0;

/** include/linux/mm.h v4.18: page_mapcount() */
export function page_mapcount(page: Page): number {
  return page.mapcount + compound_mapcount(page);
}

/** mm/util.c v4.18: page_mapped() */
export const page_mapped = (page: Page): boolean => page_mapcount(page) > 0;

/** include/linux/pagemap.h v4.18: page_to_pgoff(); inside a huge page counted from its head. */
export function page_to_pgoff(page: Page): number {
  const head = compound_head(page);
  return head.index + (page.pfn - head.pfn);
}
