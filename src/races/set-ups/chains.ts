// SPDX-License-Identifier: GPL-2.0-only
// Set-ups about chains: several KSM pages of one content, each with at most max_page_sharing sharers.

import { at, draw, type SetUp } from '../set-up';
import { ONE_NODE, ownActs } from './shared';

/** A KSM page with as many sharers as it may have, and two more pages of its content. */
const AT_THE_LIMIT = [
  ONE_NODE,
  'sysfs max_page_sharing=2',
  ...draw('A', 'x'),
  ...draw('B', 'x'),
  'fullscan 2',
  ...draw('C', 'x'),
  ...draw('D', 'x'),
  'fullscan 1',
];

const CHAIN = [ONE_NODE, 'sysfs max_page_sharing=2', ...draw('A', 'x x'), ...draw('B', 'x x'), 'fullscan 3'];

export const CHAINS: readonly SetUp[] = [
  {
    name: 'chain-made',
    about: 'A page is at its limit of sharers, and a chain is made',
    before: AT_THE_LIMIT,
    actions: ['fullscan 1'],
    others: [...ownActs('A'), ...ownActs('D'), `swapout B ${at(0)}`],
  },
  {
    name: 'chain-not-made',
    about: 'There is no memory for the node of a chain, and one of the pages is mapped by a fork',
    before: AT_THE_LIMIT,
    actions: ['fullscan 1'],
    others: ['fail stable_node', 'fail stable_node after=1', 'fork C F', 'fork D G', 'exit C', 'exit D'],
  },
  {
    name: 'chain-walked',
    about: 'Dups are freed while their chain is walked',
    before: [...CHAIN, ...draw('C', 'x')],
    actions: ['fullscan 1'],
    others: [
      `write A ${at(0)} byte:79`,
      `write A ${at(1)} byte:79`,
      `munmap B ${at(0)} 2`,
      'exit A',
      'exit B',
      'exit C',
      `swapout A ${at(0)}`,
      `migrate B ${at(0)} 0`,
    ],
  },
  {
    name: 'chain-pruned',
    about: 'It is time to prune a chain, and its dups go stale meanwhile',
    before: [...CHAIN, 'clock +2001', ...draw('C', 'x'), `write A ${at(0)} byte:79`, `write A ${at(1)} byte:79`],
    actions: ['fullscan 1'],
    others: [`munmap B ${at(0)} 1`, `munmap B ${at(1)} 1`, 'exit B', 'exit A', 'exit C', 'fork B F', 'clock +2001'],
  },
];
