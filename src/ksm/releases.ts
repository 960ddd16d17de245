// SPDX-License-Identifier: GPL-2.0-only
// The kernels that a machine can boot, and what they differ in. There is one port: where releases diverge it asks here.

/** A kernel that can be booted. `version` orders it among all versions; a text of several releases has its last one's. */
interface BootableKernel {
  readonly name: string;
  readonly version: string;
  /** Which text or kernel the behaviour is that of. */
  readonly about: string;
}

/** Oldest first. */
export const RELEASES = [
  { name: 'v4.18', version: '4.18', about: 'mm/ksm.c of v4.18, the text that the port follows' },
  { name: 'v6.1', version: '6.1', about: 'Linux 6.1, for all that its users can see' },
  { name: 'v6.12', version: '6.12', about: 'Linux 6.12, for all that its users can see' },
] as const satisfies readonly BootableKernel[];

export type ReleaseName = (typeof RELEASES)[number]['name'];
export const DEFAULT_RELEASE: ReleaseName = 'v4.18';

/** A change of behaviour: which releases have what came with it. */
export interface Change {
  /** First version that behaves so. */
  readonly since: string;
  /** Last version that behaves so; left out when all later ones do. */
  readonly until?: string;
  /** The commit's subject, or what it is known by. */
  readonly title: string;
  /** Short hashes; empty when there is none to name. */
  readonly commit: string;
  /** One sentence: what is so with it, and not without. */
  readonly sentence: string;
  /** Rows of the history table that tell of it. */
  readonly row?: readonly number[];
}

/** By the name that the port asks for. In the order in which they came. */
export const CHANGES = {
  sharing_limit: {
    since: '4.13',
    title: 'ksm: introduce ksm_max_page_sharing per page deduplication limit',
    commit: '2c653d0ee2ae',
    sentence: 'A KSM page has at most max_page_sharing sharers, and several pages of one content stand in a chain.',
    row: [28],
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
  ksm_stat: {
    since: '6.1',
    title: 'ksm: count allocated ksm rmap_items for each process',
    commit: 'cb4df4cae4f2',
    sentence: '/proc/PID/ksm_stat tells what KSM remembers of a process, at first only ksm_rmap_items.',
    row: [47],
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
  full_dup_collapses: {
    since: '6.11',
    title: 'mm/ksm: optimize the chain()/chain_prune() interfaces',
    commit: '',
    sentence: 'A dup that is alone in its chain takes its place in the tree at the next look, even when it is full.',
  },
} as const satisfies Record<string, Change>;

export type Behaviour = keyof typeof CHANGES;

/** One kernel: its name, its version, and for every behaviour whether it has it. */
export type Release = { readonly name: ReleaseName; readonly version: string } & Readonly<Record<Behaviour, boolean>>;

/** The parts of a version: '2.6.33-swappable' is the third state of 2.6.33. */
const STAGES = ['base', 'node-page', 'swappable'];

function parts(version: string): number[] {
  const [numbers = '', stage] = version.split('-');
  const stageNumber = stage === undefined ? 0 : STAGES.indexOf(stage) + 1;
  const parsed = numbers.split('.').map(Number);
  if (parsed.some(Number.isNaN) || (stage !== undefined && stageNumber === 0)) {
    throw new Error(`'${version}' is no version: expected numbers with dots, such as 4.18`);
  }
  while (parsed.length < 3) parsed.push(0);
  return [...parsed, stageNumber];
}

/** Negative when version `a` came before `b`, 0 when they are the same. @throws Error for what is no version */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] as number) - (right[at] as number);
}

/** Whether a version lies between two, both included. */
export function isWithin(version: string, since?: string, until?: string): boolean {
  if (since !== undefined && compareVersions(version, since) < 0) return false;
  return until === undefined || compareVersions(version, until) <= 0;
}

const behavioursOf = (version: string): Record<Behaviour, boolean> =>
  Object.fromEntries(
    Object.entries<Change>(CHANGES).map(([name, { since, until }]) => [name, isWithin(version, since, until)]),
  ) as Record<Behaviour, boolean>;

/** The release of that name. @throws Error that names the ones there are */
export function releaseNamed(name: string): Release {
  const kernel = RELEASES.find((candidate) => candidate.name === name);
  if (kernel === undefined) {
    throw new Error(`no release is named '${name}': expected one of ${RELEASES.map((each) => each.name).join(', ')}`);
  }
  return { name: kernel.name, version: kernel.version, ...behavioursOf(kernel.version) };
}
