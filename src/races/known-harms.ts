// SPDX-License-Identifier: GPL-2.0-only
// The harm that kernels do in races, by name. Whatever else is found is a fault of the port.

import { isWithin } from '../kernel/version';
import { type ReleaseName, releaseNamed } from '../ksm/releases';
import type { Harm } from './workload';

export interface KnownHarm {
  /** As in the tag @bug:name. */
  readonly name: string;
  readonly about: string;
  /** How runs end that show it. */
  readonly kinds: readonly string[];
  /** The first kernel that does it; left out when all do up to the last. */
  readonly since?: string;
  /** The last one; left out while it is not mended. */
  readonly until?: string;
}

/** Harm that v4.18 does. */
export const KNOWN_HARMS: readonly KnownHarm[] = [
  {
    name: 'null-vma',
    about: 'With use_zero_pages an empty page is merged without a look whether its area is still there.',
    kinds: ['OOPS null-deref vma'],
    since: '4.11',
    until: '5.6',
  },
  {
    name: 'freed-node',
    about:
      'When there is no memory for a chain, the new node is freed, but a page that a fork maps still points to it.',
    kinds: ['OOPS use-after-free stable_node', 'audit freed-stable-node'],
    since: '4.13',
    until: '6.9',
  },
  {
    name: 'stale-unstable-tree',
    about: 'Switching merge_across_nodes in the middle of a pass leaves items in a tree that no pass empties any more.',
    kinds: ['OOPS use-after-free rmap_item', 'audit stale-unstable-tree'],
    since: '3.9',
  },
  {
    name: 'mapped-node-removed',
    about: 'Unmerging everything meets a KSM page that is still mapped, by who begins to exit or has no part in KSM.',
    kinds: ['WARN remove_stable_node'],
    since: '3.9',
    until: '5.3',
  },
  {
    name: 'waits-for-page-lock',
    about: 'ksmd waits for the lock of a KSM page, however long another holds it.',
    kinds: ['wait lock_page'],
  },
  {
    name: 'freed-anon-vma',
    about:
      'Swap-in reads the anon_vma of a page whose owner is gone; since 5.17 only where both have it at one address.',
    kinds: ['use-after-free anon_vma'],
  },
  {
    name: 'kept-head',
    about: 'An item that left the stable tree still names its node, and is taken for one that is listed there.',
    kinds: ['audit unreachable-sharer'],
    until: '5.12',
  },
  {
    name: 'lost-unstable-item',
    about: 'When unmerging everything fails in the middle of a scan, the next one has its number and not its tree.',
    kinds: ['audit lost-unstable-item'],
  },
  {
    name: 'unplaced-node',
    about:
      'A KSM page moves to a node that has one of its content: each scan takes its sharers off and fails to merge.',
    kinds: ['audit unplaced-sharer'],
  },
];

/** Harm that only other kernels do. */
const OTHER_HARMS: readonly KnownHarm[] = [
  {
    name: 'null-anon-vma',
    about: 'A forked KSM page joins its node without a look whether its area has been replaced meanwhile.',
    kinds: ['OOPS null-deref anon_vma'],
    since: '2.6.33',
    until: '3.8',
  },
];

/** How runs on this kernel may end. */
export function harmsOf(name: ReleaseName): ReadonlySet<string> {
  const { version } = releaseNamed(name);
  const there = [...KNOWN_HARMS, ...OTHER_HARMS].filter(({ since, until }) => isWithin(version, since, until));
  return new Set(there.flatMap(({ kinds }) => kinds));
}

/** The harm of v4.18 that this is; null for one that v4.18 does not do. */
export const knownHarm = ({ kind }: Harm): KnownHarm | null =>
  KNOWN_HARMS.find(({ kinds }) => kinds.includes(kind)) ?? null;
