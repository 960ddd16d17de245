// SPDX-License-Identifier: GPL-2.0-only
// What many set-ups share.

import { at } from '../set-up';

export const ONE_NODE = 'machine nodes=1 pages_per_node=48 swap=8';
export const TWO_NODES = 'machine nodes=2 pages_per_node=32 swap=8';

/** What a process can do about its first page, or about itself. */
export const ownActs = (process: string): string[] => [
  `write ${process} ${at(0)} byte:79`,
  `munmap ${process} ${at(0)} 1`,
  `zap ${process} ${at(0)} 1`,
  `madvise ${process} ${at(0)} 1 UNMERGEABLE`,
  `exit ${process}`,
  `fork ${process} ${process}c`,
];

/** What others can do to its first page. */
export const othersActs = (process: string): string[] => [
  `pin ${process} ${at(0)}`,
  `swapout ${process} ${at(0)}`,
  `migrate ${process} ${at(0)} 0`,
];
