// SPDX-License-Identifier: GPL-2.0-only
// What the steps act upon: a system with KSM, seen as any Linux shows it to root. Addresses are bytes, results are 0 or a
// negative errno, as the system call would leave them.

import type { ReleaseName } from '../../src/ksm/releases';
import type { PrctlOption } from '../../src/machine/syscalls';

/** What /sys/kernel/mm/ksm counts. */
export const COUNTERS = [
  'pages_shared',
  'pages_sharing',
  'pages_unshared',
  'pages_volatile',
  'stable_node_chains',
  'stable_node_dups',
  'full_scans',
] as const;
/** What later kernels count besides, there and in /proc/vmstat. */
export const LATER_COUNTERS = [
  'pages_scanned',
  'pages_skipped',
  'ksm_zero_pages',
  'general_profit',
  'cow_ksm',
  'ksm_swpin_copy',
] as const;
export type CounterName = (typeof COUNTERS)[number] | (typeof LATER_COUNTERS)[number];
/** 0 for what this kernel does not count. */
export type Counters = Record<CounterName, number>;

/** A page full of one byte; or of pseudo-random words, which a name decides. */
export type PageContent = { readonly byte: number } | { readonly name: string };

/** How an area is mapped. */
export const AREA_KINDS = [
  'anonymous',
  'read-only',
  'file-backed',
  'shared',
  'mayshare',
  'pfnmap',
  'io',
  'dontexpand',
  'hugetlb',
  'mixedmap',
  'huge',
] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export const ADVICE = ['MADV_MERGEABLE', 'MADV_UNMERGEABLE', 'MADV_DONTNEED'] as const;
export type Advice = (typeof ADVICE)[number];

/** What mprotect() can leave allowed. */
export type Protection = 'PROT_NONE' | 'PROT_READ' | 'PROT_READ|PROT_WRITE';

/** A machine that a scenario describes. */
export interface SubjectOptions {
  readonly nodes?: number;
  readonly pages_per_node?: number;
  readonly swap?: number;
}

/** A page of a process. */
export interface Place {
  readonly process: string;
  readonly address: number;
}

/** What can be seen of a whole subject at once. */
export interface Look {
  readonly counters: Counters;
  /** For each page that was asked for: the frame that is mapped there, null for none. The zero page is 0. */
  readonly frames: readonly (number | null)[];
}

/** The first byte that is not as it should be. */
export interface ByteDifference {
  readonly offset: number;
  readonly found: number;
  readonly expected: number;
}

export interface Subject {
  /** The release whose rules apply. */
  readonly release: ReleaseName;
  /** NUMA nodes. */
  readonly nodes: number;

  /** A new process; its memory comes from this NUMA node first. */
  spawn(process: string, node: number): void;
  fork(parent: string, child: string): number;
  exit(process: string): number;
  /** A new program takes over the process. */
  exec(process: string): number;
  prctl(process: string, option: PrctlOption, args: readonly number[]): number;

  /** Maps `pages` pages somewhere, apart from other areas; `huge` ones as one huge page. @returns their address */
  mmap(process: string, pages: number, kind: AreaKind): number;
  /** Maps anonymous memory in place of what is there. */
  mapOver(process: string, address: number, pages: number): number;
  /** Moves pages to where no others are. */
  mremap(process: string, address: number, pages: number): { result: number; address: number };
  munmap(process: string, address: number, pages: number): number;
  madvise(process: string, address: number, pages: number, advice: Advice): number;
  mlock(process: string, address: number, pages: number): number;
  munlock(process: string, address: number, pages: number): number;
  mprotect(process: string, address: number, pages: number, protection: Protection): number;
  /** pkey_mprotect() of an area that stays writable. */
  giveKey(process: string, address: number, pages: number, key: number): number;

  /** Fills neighbouring pages in turn, but for those that are null, up to the first error. */
  fill(process: string, address: number, contents: readonly (PageContent | null)[]): number;
  /** Fills a whole page. */
  write(process: string, address: number, content: PageContent): number;
  /** Changes one byte of a page. */
  flip(process: string, address: number): number;
  /** Reads a byte of a page. */
  touch(process: string, address: number): number;
  /** Compares a page's 4096 bytes. @returns a negative errno when it can't be read */
  compare(process: string, address: number, content: PageContent): ByteDifference | null | number;
  /** Takes a reference to a page, as direct I/O does. */
  pin(process: string, address: number): number;
  unpin(process: string, address: number): number;
  swapOut(process: string, address: number): number;
  migrate(process: string, address: number, node: number): number;

  /** Reads a file of /sys/kernel/mm/ksm, without its newline; or a negative errno. */
  sysfsRead(file: string): string | number;
  /** @param asRoot false for any other user */
  sysfsWrite(file: string, text: string, asRoot?: boolean): number;

  /** Lets ksmd complete so many full scans, whatever `run` says. @throws ExpectationError when they never end */
  fullScans(count: number): number;
  /** Lets ksmd scan up to so many pages in one batch, whatever `run` says. @throws ExpectationError for none */
  scanPages(count: number): number;
  /** Batches of pages_to_scan, with the sleeps between them. @throws ExpectationError when ksmd sleeps for ever */
  rounds(count: number): number;
  passTime(ms: number): number;

  look(places: readonly Place[]): Look;
  /** The NUMA node of a page's frame; null where none is mapped. */
  nodeOf(process: string, address: number): number | null;
  /** Whether the area that a page lies in is mergeable. */
  mergeable(process: string, address: number): boolean;
  protectionKey(process: string, address: number): number;
  /** Anonymous pages that a process maps. */
  anonymousPages(process: string): number;
  /** Lines of /proc/PID/ksm_stat by their names; or a negative errno. */
  ksmStat(process: string): ReadonlyMap<string, number | string> | number;
  /** /proc/PID/ksm_merging_pages; or a negative errno. */
  ksmMergingPages(process: string): number;
  /** The kilobytes behind `KSM:` in /proc/PID/smaps, of all areas together; or a negative errno. */
  smapsKsm(process: string): number;

  /** Where a page is that no frame is mapped for. */
  whereabouts(process: string, address: number): 'swapped out' | 'on its way to another frame' | 'not mapped';
  /** Why KSM has not merged a page, in a sentence; null from whom that can't be known. */
  explain(process: string, address: number): string | null;
  /** What a page holds, to tell why it differs from others; null from whom that can't be known. */
  bytes(process: string, address: number): Uint8Array | null;
}
