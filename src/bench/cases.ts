// SPDX-License-Identifier: GPL-2.0-only
// The scan suite: which pass over which contents each case measures, and what that pass must leave behind.

import type { EndState } from './detail';

export interface ScanCase {
  readonly name: string;
  /** One sentence for the reports. */
  readonly about: string;
  /** How many different contents `pages` pages hold, in round robin. */
  unique(pages: number): number;
  /** The pass that is measured, counted from 1. */
  readonly pass: number;
  /** Whether every later pass does the same, so that one machine gives many samples. */
  readonly repeats: boolean;
  /** Whether it searches trees, so that its cost per page grows with their height. */
  readonly searches: boolean;
  endState(pages: number): EndState;
}

const all = (pages: number): number => pages;
const half = (pages: number): number => pages / 2;

const endState = (part: Partial<EndState>): EndState => ({
  pages_shared: 0,
  pages_sharing: 0,
  pages_unshared: 0,
  pages_volatile: 0,
  ...part,
});
const allMerged = (pages: number): EndState => endState({ pages_shared: pages / 2, pages_sharing: pages / 2 });

export const SCAN_SUITE = 'scan';

export const SCAN_CASES: readonly ScanCase[] = [
  {
    name: 'all-unique first pass',
    about: 'every page is met for the first time: its checksum is recorded, nothing is searched',
    unique: all,
    pass: 1,
    repeats: false,
    searches: false,
    endState: (pages) => endState({ pages_volatile: pages }),
  },
  {
    name: 'all-unique later pass',
    about: 'every checksum is unchanged and every page goes into the unstable tree, which is built anew',
    unique: all,
    pass: 2,
    repeats: true,
    searches: true,
    endState: (pages) => endState({ pages_unshared: pages }),
  },
  {
    name: 'half duplicates',
    about: 'the merging pass: every second page finds its twin in the unstable tree and both become one KSM page',
    unique: half,
    pass: 2,
    repeats: false,
    searches: true,
    endState: allMerged,
  },
  {
    name: 'steady state, all merged',
    about: 'every page is a KSM page already and is only visited',
    unique: half,
    pass: 3,
    repeats: true,
    searches: false,
    endState: allMerged,
  },
];

/** The case of that name; throws when there is none. */
export function caseNamed(name: string): ScanCase {
  const found = SCAN_CASES.find((scanCase) => scanCase.name === name);
  if (found === undefined) throw new Error(`no case is named '${name}'`);
  return found;
}
