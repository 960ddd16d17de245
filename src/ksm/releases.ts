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
  {
    name: 'v4.4',
    version: '4.4',
    about: 'v4.4: merging by NUMA node and nodes on the move, but no chains and no zero pages',
  },
  { name: 'v4.18', version: '4.18', about: 'mm/ksm.c of v4.18, the text that the port follows' },
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
  /** Rows of the history table (src/report/history-table.ts) that are about it. */
  readonly row?: readonly number[];
}

/** By the name that the port asks for. In the order in which they came. */
export const CHANGES = {
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
    sentence: 'ksmd lets go of mmap_sem before the list of processes, so that the process is still there when it does.',
    row: [24],
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
