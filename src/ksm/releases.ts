// SPDX-License-Identifier: GPL-2.0-only
// The kernels that a machine can boot, and what they differ in. There is one port: where releases diverge it asks here.

import { isWithin } from '../kernel/version';

/** A kernel that can be booted. `version` orders it among all versions; a text of several releases has its last one's. */
interface BootableKernel {
  readonly name: string;
  readonly version: string;
  /** Which text or kernel the behaviour is that of. */
  readonly about: string;
}

/** Oldest first. */
export const RELEASES = [
  {
    name: 'v2.6.33-base',
    version: '2.6.33-base',
    about: 'v2.6.33 on its way, before stable nodes point to their pages; what its patches do not show is as in v3.x',
  },
  {
    name: 'v2.6.33-node-page',
    version: '2.6.33-node-page',
    about: 'v2.6.33 on its way: a stable node holds a reference to its page, and the page points back',
  },
  {
    name: 'v2.6.33-swappable',
    version: '2.6.33-swappable',
    about: 'v2.6.33 on its way: KSM pages can be swapped out, as far as their items are known',
  },
  { name: 'v3.x', version: '3.6', about: 'mm/ksm.c of v2.6.38 to v3.6, the older whole text' },
  {
    name: 'v4.4',
    version: '4.4',
    about: 'v4.4: merging by NUMA node and nodes on the move, but no chains and no zero pages',
  },
  { name: 'v4.18', version: '4.18', about: 'mm/ksm.c of v4.18, the text that the port follows' },
  { name: 'v6.1', version: '6.1', about: 'Linux 6.1, for all that its users can see' },
  { name: 'v6.12', version: '6.12', about: 'Linux 6.12, for all that its users can see' },
  {
    name: 'v6.18',
    version: '6.18.44',
    about: 'Linux 6.18 as its stable release 6.18.44 has it, for all that its users can see',
  },
] as const satisfies readonly BootableKernel[];

export type ReleaseName = (typeof RELEASES)[number]['name'];
export const DEFAULT_RELEASE: ReleaseName = 'v4.18';

/** A change of behaviour: which releases have what came with it. */
export interface Change {
  /** First version that behaves so. */
  readonly since: string;
  /** Earlier stable releases that got it, one of each series: from there on their series has it. */
  readonly stable?: readonly string[];
  /** Last version that behaves so; left out when all later ones do. */
  readonly until?: string;
  /** The commit's subject, or what it is known by. */
  readonly title: string;
  /** Short hashes; empty when there is none to name. */
  readonly commit: string;
  /** One sentence: what is so with it, and not without. */
  readonly sentence: string;
  /** Rows of the history table (src/report/history-table.ts) that are about it. */
  readonly row?: readonly number[];
}

/** By the name that the port asks for. In the order in which they came. */
export const CHANGES = {
  max_kernel_pages: {
    since: '2.6.32',
    until: '2.6.33-swappable',
    title: 'ksm: remove unswappable max_kernel_pages',
    commit: 'd0f209f6821',
    sentence:
      'There are at most max_kernel_pages KSM pages, because they can not be swapped out; at first a quarter of memory.',
    row: [11],
  },
  stable_node_page: {
    since: '2.6.33-node-page',
    title: 'ksm: stable_node point to page and back',
    commit: '08beca44dfb0',
    sentence: 'A KSM page points to its node: forked ones need no search, and a node does not depend on its items.',
    row: [7],
  },
  swappable: {
    since: '2.6.33-swappable',
    title: 'ksm: let shared pages be swappable',
    commit: '5ad6468801d2',
    sentence: 'KSM pages are swapped out, and swap-in may have to copy; a KSM page that is not shared any more stays.',
    row: [9],
  },
  item_anon_vma: {
    since: '2.6.33',
    title: 'ksm: hold anon_vma in rmap_item',
    commit: 'db114b83ab60',
    sentence: 'An item leads to the areas that may map its page: a walk finds what was forked since ksmd passed.',
    row: [8],
  },
  keyhole: {
    since: '2.6.33',
    title: 'ksm: take keyhole reference to page',
    commit: '4035c07a8959',
    sentence: 'A node knows the frame of its page and holds no reference to it: the page is freed at once.',
    row: [7],
  },
  kpage_in_place: {
    since: '2.6.33',
    title: 'ksm: share anon page without allocating',
    commit: '80e148226028',
    sentence: 'The first of two equal pages becomes the KSM page; before, both were replaced by a new one.',
    row: [6],
  },
  hotremove: {
    since: '2.6.33',
    title: 'ksm: memory hotremove migration only',
    commit: '62b61f611eb5',
    sentence: 'KSM pages make way when memory goes offline, and nodes of frames that are gone are removed.',
    row: [10],
  },
  transparent_huge_pages: {
    since: '2.6.38',
    title: 'thp: ksm on thp',
    commit: '29ad768cfc08',
    sentence: 'There are huge pages, which are read part by part and split when a part is merged.',
    row: [13],
  },
  pagevec_drain: {
    since: '2.6.38',
    title: 'ksm: drain pagevecs to lru',
    commit: '2919bfd0758',
    sentence:
      'Pages that wait in a pagevec are put on their list at the start of each scan, so that they can be merged.',
    row: [14],
  },
  last_mm_recheck: {
    since: '3.0',
    title: 'ksm: fix NULL pointer dereference in scan_get_next_rmap_item()',
    commit: '2b472611a32a',
    sentence: 'A scan that starts looks again whether the last process has just gone.',
    row: [15],
  },
  mmu_notifier_ranges: {
    since: '3.7',
    title: 'mm: move all mmu notifier invocations to be done outside the PT lock',
    commit: '2ec74c3ef2d8',
    sentence: 'A merge announces the page that it is about to change to mmu notifiers.',
  },
  merge_across_nodes: {
    since: '3.9',
    title: 'ksm: allow trees per NUMA node',
    commit: '90bd6fd31c80',
    sentence: 'There may be trees for each NUMA node; before, equal pages were merged wherever they were.',
    row: [16],
  },
  remove_stable_nodes: {
    since: '3.9',
    title: 'ksm: remove old stable nodes more thoroughly',
    commit: 'cbf86cfe04a6',
    sentence: 'run=2 leaves no stable node behind: it meets late forks, and swap-in copies KSM pages meanwhile.',
    row: [17],
  },
  migrate_nodes: {
    since: '3.9',
    title: 'ksm: make !merge_across_nodes migration safe',
    commit: '4146d2d673e8',
    sentence: 'An item whose KSM page has moved is compared again; before, one in the stable tree was passed over.',
    row: [18],
  },
  ksm_page_migration: {
    since: '3.9',
    title: 'ksm: enable KSM page migration',
    commit: 'c8d6553b9580',
    sentence: 'KSM pages move like others, and the keyhole follows them; before, only when memory went offline.',
    row: [19],
  },
  offline_flag: {
    since: '3.9',
    title: 'ksm: stop hotremove lockdep warning',
    commit: '',
    sentence: 'A flag in run keeps ksmd still while memory goes offline; before, the mutex of ksmd was held so long.',
  },
  rmap_walk_unified: {
    since: '3.14',
    title: 'mm/rmap: use rmap_walk() in try_to_unmap()',
    commit: '52629506420c',
    sentence: 'One walk serves all who look for the ptes of a KSM page; before, KSM had one for each.',
  },
  stable_walk_restarts: {
    since: '4.4',
    title: "ksm: don't fail stable tree lookups if walking over stale stable_nodes",
    commit: 'f2e5ff85ed6a',
    sentence: 'A search that meets a stale node starts again; before, it found nothing.',
    row: [21],
  },
  rmap_walk_resched: {
    since: '4.4',
    title: 'ksm: add cond_resched() to the rmap_walks',
    commit: 'ad12695f177c',
    sentence: 'Others may run in the middle of a walk over the ptes of a KSM page.',
    row: [22],
  },
  thp_refcounting: {
    since: '4.5',
    title: 'thp: reworked refcounting of compound pages',
    commit: '',
    sentence:
      'A huge page that somebody else refers to is not split; before, references stayed with the part they meant.',
  },
  kpage_dirty: {
    since: '4.5',
    title: 'mm/ksm.c: mark stable page dirty',
    commit: '337ed7eb5fe1',
    sentence:
      'A page that becomes a KSM page is marked dirty, so that reclaim writes it to swap instead of dropping it.',
    row: [23],
  },
  unlock_before_drop: {
    since: '4.7',
    title: 'ksm: fix conflict between mmput and scan_get_next_rmap_item',
    commit: '7496fea9a6bf',
    sentence: 'mmap_sem is let go of before the list of processes: after it the address space may be gone.',
    row: [24],
  },
  page_vma_mapped_walk: {
    since: '4.11',
    title: 'mm, ksm: convert write_protect_page() to use page_vma_mapped_walk()',
    commit: '36eaff3364e8',
    sentence: 'The pte to be protected is found by page_vma_mapped_walk(); before, by page_check_address().',
  },
  use_zero_pages: {
    since: '4.11',
    title: 'mm/ksm: improve deduplication of zero pages with colouring',
    commit: 'e86c59b1b12d',
    sentence: 'use_zero_pages lets empty pages map the zero page of the kernel instead of a KSM page.',
    row: [25],
  },
  sharing_limit: {
    since: '4.13',
    title: 'ksm: introduce ksm_max_page_sharing per page deduplication limit',
    commit: '2c653d0ee2ae',
    sentence: 'A KSM page has at most max_page_sharing sharers, and several pages of one content stand in a chain.',
    row: [28, 30],
  },
  tlb_flush_pending: {
    since: '4.13',
    title: 'mm: fix KSM data corruption',
    commit: 'b3a81d0841a9',
    sentence:
      'A page is write-protected anew while a TLB flush of its process is pending, and so is its stale TLB entry.',
  },
  split_retry: {
    since: '4.17',
    title: 'mm/ksm: fix interaction with THP',
    commit: '77da2ba0648a',
    sentence:
      'A huge page with two equal parts is split after the merge has failed, so that the next scan merges them.',
    row: [31],
  },
  xxhash_checksum: {
    since: '5.0',
    title: 'ksm: replace jhash2 with xxhash',
    commit: '59e1a2f4bf83',
    sentence: 'The checksum of a page is its xxhash64, cut to 32 bits; before, its jhash2.',
    row: [35],
  },
  sleep_is_cut_short: {
    since: '5.0',
    title: 'ksm: react on changing "sleep_millisecs" parameter faster',
    commit: 'fcf9a0ef8665',
    sentence: 'A write to sleep_millisecs wakes ksmd; before, it slept on for as long as the old value said.',
    row: [36],
  },
  search_never_waits: {
    since: '5.1',
    title: 'mm, ksm: do not block on page lock when searching stable tree',
    commit: '2cee57d1b08',
    sentence: 'A search of the stable tree gives up when the page that it found is locked, instead of waiting for it.',
    row: [38],
  },
  mapped_node_is_normal: {
    since: '5.4',
    title: "mm/ksm.c: don't WARN if page is still mapped in remove_stable_node()",
    commit: '9a63236f1ad8',
    sentence: 'A stable node whose page is still mapped stays without a warning when all others are removed.',
    row: [39],
  },
  zero_page_checks_area: {
    since: '5.7',
    title: 'mm/ksm.c: fix NULL vma of a merge with the zero page',
    commit: '56df70a63ed5',
    sentence: 'Before the zero page is mapped it is looked whether the area is still there and mergeable.',
    row: [40],
  },
  head_is_reset: {
    since: '5.13',
    title: 'ksm: fix potential missing rmap_item for stable_node',
    commit: 'c89a384e2551',
    sentence: 'An item that leaves the stable tree forgets its node, so that it can be listed there anew.',
    row: [42],
  },
  swapin_copy_is_careful: {
    since: '5.17',
    title: 'mm/ksm: fix use-after-free read in ksm_might_need_to_copy',
    commit: '1bad2e5ca00b',
    sentence: 'At swap-in the index of a page is compared before its anon_vma is looked at.',
    row: [43],
  },
  ksm_vm_events: {
    since: '5.18',
    title: 'mm/vmstat: add events for ksm cow',
    commit: '94bfe85bde18',
    sentence: '/proc/vmstat counts the copies of KSM pages: cow_ksm by writes, ksm_swpin_copy at swap-in.',
    row: [44],
  },
  ksm_merging_pages: {
    since: '5.19',
    title: 'mm/ksm: count ksm merging pages for each process',
    commit: '7609385337a4',
    sentence: '/proc/PID/ksm_merging_pages counts the pages of a process that are listed from stable nodes.',
    row: [45],
  },
  true_and_false: {
    since: '5.19',
    title: 'kstrtobool() takes t and f',
    commit: '',
    sentence: 'What begins with t or f is a yes or a no for the files that take one, so that true and false are words.',
  },
  anon_exclusive: {
    since: '5.19',
    title: 'mm: remember exclusively mapped anonymous pages with PG_anon_exclusive',
    commit: '6c287605fd56',
    sentence:
      'A page that is not shared is not merged while somebody refers to it, even when its entry is clean and not writable.',
  },
  ksm_stat: {
    since: '6.1',
    title: 'ksm: count allocated ksm rmap_items for each process',
    commit: 'cb4df4cae4f2',
    sentence: '/proc/PID/ksm_stat tells what KSM remembers of a process, at first only ksm_rmap_items.',
    row: [47],
  },
  migration_keeps_dirty: {
    since: '6.1',
    title: 'mm: remember young/dirty bit for page migrations',
    commit: '',
    sentence:
      'The entry of a page that has moved is as dirty as it was; before it was clean, and references went uncounted.',
  },
  unshare_fault: {
    since: '6.2',
    title: 'mm/ksm: convert break_ksm() to use FAULT_FLAG_UNSHARE',
    commit: '6cce3314b928',
    sentence:
      'Unmerging asks for a copy that is not writable, and goes on until no KSM page is left; before, it faked a write.',
    row: [48],
  },
  merge_any: {
    since: '6.4',
    title: 'mm: add new api to enable ksm per process',
    commit: 'd7597f59d1d3',
    sentence:
      "prctl(PR_SET_MEMORY_MERGE) makes all areas of a process mergeable, those to come included, and its children's.",
    row: [51],
  },
  ksm_profit: {
    since: '6.4',
    title: 'mm: add new KSM process and sysfs knobs',
    commit: 'd21077fbc2fc',
    sentence: 'general_profit and ksm_process_profit weigh what merging saves against what remembering costs.',
    row: [51],
  },
  ksm_zero_pages: {
    since: '6.6',
    title: 'ksm: support unsharing KSM-placed zero pages',
    commit: '79271476b336',
    sentence: 'Zero pages that KSM has mapped are marked by a dirty pte: they are counted, and unmerged like others.',
    row: [53, 54],
  },
  pages_scanned: {
    since: '6.6',
    title: 'ksm: add ksm_pages_scanned',
    commit: 'b348b5fe2b5f',
    sentence: 'pages_scanned counts the pages that ksmd has looked at.',
    row: [55],
  },
  smaps_ksm: {
    since: '6.6',
    title: 'proc/ksm: add ksm stats to /proc/pid/smaps',
    commit: '8b4791828ee3',
    sentence: 'Each area of /proc/PID/smaps says how much of it is KSM pages.',
    row: [55],
  },
  smart_scan: {
    since: '6.7',
    title: 'mm/ksm: add "smart" page scanning mode',
    commit: '5e924ff54d08',
    sentence: 'Pages that were not merged for long are skipped in more and more scans; pages_skipped counts that.',
    row: [56],
  },
  exec_keeps_merge_any: {
    since: '6.7',
    title: 'mm/ksm: support fork/exec for prctl',
    commit: '3c6f33b7273a',
    sentence: 'The mark of PR_SET_MEMORY_MERGE outlives exec.',
    row: [57, 59],
  },
  advisor: {
    since: '6.8',
    title: 'mm/ksm: add ksm advisor',
    commit: '4e5fa4f5eff6',
    sentence:
      'In advisor_mode scan-time pages_to_scan is computed after each full scan, so that a scan takes its target time.',
    row: [58],
  },
  linked_node_is_named_last: {
    since: '6.10',
    title: 'mm/ksm: fix possible UAF of stable_node',
    commit: '90e823498881',
    sentence: 'A page points to its new stable node only once the node is linked, and nothing can fail any more.',
    row: [62, 77],
  },
  checksum_comes_first: {
    since: '6.11',
    title: "mm/ksm: don't waste time searching stable tree for fast changing page",
    commit: 'b691e1ee93',
    sentence: 'The checksum gate and the zero page come before the search of the stable tree.',
    row: [63],
  },
  split_maps_zero_page: {
    since: '6.12',
    title: 'mm: remap unused subpages to shared zeropage when splitting isolated thp',
    commit: 'b1f202060afe',
    sentence: 'When a huge page is split its empty parts map the zero page, whatever use_zero_pages says, uncounted.',
    row: [65],
  },
  fork_is_best_effort: {
    since: '6.12',
    title: 'ksm_fork() returns nothing',
    commit: '985da552a98e',
    sentence:
      'A child without memory for its slot lives on, and nobody scans its mergeable areas; before, fork failed.',
  },
  full_dup_collapses: {
    since: '6.11',
    title: 'mm/ksm: optimize the chain()/chain_prune() interfaces',
    commit: '',
    sentence: 'A dup that is alone in its chain takes its place in the tree at the next look, even when it is full.',
  },
  vma_flags_are_64_bits: {
    since: '6.18',
    title: 'CVE-2025-40040',
    commit: 'f04aad36a07c',
    sentence: 'MADV_UNMERGEABLE leaves the upper half of the flags of an area alone; before, it cleared that, too.',
    row: [68],
  },
  ksm_stat_mergeable: {
    since: '6.18',
    title: 'mm/ksm: add ksm_merge_any and ksm_mergeable to ksm_stat',
    commit: '3ab76c767bc7',
    sentence: 'ksm_stat says whether a process is marked, and whether it has a mergeable area.',
    row: [66],
  },
  fork_resets_counters: {
    since: '6.18',
    stable: ['6.12.54'],
    title: 'ksm_fork() sets the counters of the child',
    commit: '4d6fc29f3634',
    sentence: 'A child begins with no merged pages and no items, and the zero pages that it inherits are counted in.',
    row: [69],
  },
  merge_any_stays: {
    since: '6.19',
    // The first of 6.18 is not known: this one was seen to have it.
    stable: ['6.12.64', '6.18.44'],
    title: 'the mark of PR_SET_MEMORY_MERGE outlives a scan that finds nothing',
    commit: '590c03ca6a3f',
    sentence: 'A process keeps the mark of PR_SET_MEMORY_MERGE when a scan finds nothing mergeable in it.',
    row: [71],
  },
} as const satisfies Record<string, Change>;

export type Behaviour = keyof typeof CHANGES;

/** One kernel: its name, its version, and for every behaviour whether it has it. */
export type Release = { readonly name: ReleaseName; readonly version: string } & Readonly<Record<Behaviour, boolean>>;

/** '6.12' of '6.12.54' */
const series = (version: string): string => version.split('.', 2).join('.');

/** Whether the kernel of that version behaves as this change says. */
const isIn = (version: string, { since, until, stable = [] }: Change): boolean =>
  isWithin(version, since, until) || stable.some((from) => series(from) === series(version) && isWithin(version, from));

const behavioursOf = (version: string): Record<Behaviour, boolean> =>
  Object.fromEntries(Object.entries<Change>(CHANGES).map(([name, change]) => [name, isIn(version, change)])) as Record<
    Behaviour,
    boolean
  >;

/**
 * The release of that name.
 * @param version of a kernel whose rules these are, where that is known: a stable release has some later changes as well
 * @throws Error that names the ones there are
 */
export function releaseNamed(name: string, version?: string): Release {
  const kernel = RELEASES.find((candidate) => candidate.name === name);
  if (kernel === undefined) {
    throw new Error(`no release is named '${name}': expected one of ${RELEASES.map((each) => each.name).join(', ')}`);
  }
  const exact = version ?? kernel.version;
  return { name: kernel.name, version: exact, ...behavioursOf(exact) };
}
