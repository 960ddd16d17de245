// SPDX-License-Identifier: GPL-2.0-only
// What the steps act upon: a system with KSM, seen as any Linux shows it. Addresses are bytes, results are 0 or a
// negative errno, as the system call would leave them.

export type Awaitable<T> = T | Promise<T>;

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

export interface Subject {
  /** A new process that takes its memory from this NUMA node first. */
  spawn(process: string, node: number): Awaitable<void>;
  /** Maps `pages` pages somewhere, apart from other areas; `huge` ones as one huge page. @returns their address */
  mmap(process: string, pages: number, kind: AreaKind): Awaitable<number>;
  munmap(process: string, address: number, pages: number): Awaitable<number>;
  madvise(process: string, address: number, pages: number, advice: Advice): Awaitable<number>;
  mlock(process: string, address: number, pages: number): Awaitable<number>;
  munlock(process: string, address: number, pages: number): Awaitable<number>;
  /** Takes away the right to write, as mprotect(PROT_READ) does. */
  protect(process: string, address: number, pages: number): Awaitable<number>;
  /** Fills a whole page. */
  write(process: string, address: number, content: PageContent): Awaitable<number>;
  /** Changes one byte of a page. */
  poke(process: string, address: number, offset: number, byte: number): Awaitable<number>;
  /** Reads a page: its 4096 bytes, or a negative errno. */
  read(process: string, address: number): Awaitable<Uint8Array | number>;
  fork(parent: string, child: string): Awaitable<number>;
  exit(process: string): Awaitable<number>;
  /** Reads a file of /sys/kernel/mm/ksm, without its newline; or a negative errno. */
  sysfsRead(file: string): Awaitable<string | number>;
  /** @param asRoot false for any other user */
  sysfsWrite(file: string, text: string, asRoot?: boolean): Awaitable<number>;
  /** Lets ksmd complete so many full scans. */
  fullScans(count: number): Awaitable<number>;
  counters(): Awaitable<Counters>;
  /** The frame that is mapped at an address; null for none. Shared frames are equal, the zero page is 0. */
  frameOf(process: string, address: number): Awaitable<number | null>;
  /** Frames that are free. */
  freeFrames(): Awaitable<number>;
}
