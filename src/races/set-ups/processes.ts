// SPDX-License-Identifier: GPL-2.0-only
// Set-ups about processes that come and go while ksmd is at them, and about unmerging.

import { at, draw, type SetUp } from '../set-up';
import { ONE_NODE, ownActs } from './shared';

export const PROCESSES: readonly SetUp[] = [
  {
    name: 'exit-at-cursor',
    about: 'A process exits while the cursor is at it',
    before: [ONE_NODE, ...draw('A', 'x -'), ...draw('B', 'x y'), 'fullscan 1', 'scan 1'],
    actions: ['scan 1', 'fullscan 1'],
    others: [
      'exitstart A',
      'exit A',
      'exitstart B',
      'exit B',
      `madvise A ${at(0)} 2 UNMERGEABLE`,
      `munmap A ${at(0)} 2`,
    ],
  },
  {
    name: 'exit-of-the-last',
    about: 'The only process exits as a scan begins',
    before: [ONE_NODE, ...draw('A', 'x x')],
    actions: ['fullscan 1', 'fullscan 1'],
    others: ['exitstart A', 'exit A', 'fork A F', 'exit F', `munmap A ${at(0)} 2`],
  },
  {
    name: 'fork-before-merge',
    about: 'A page that a fork shares is merged',
    before: [ONE_NODE, ...draw('A', 'x'), ...draw('B', 'x'), 'fork A F', 'fullscan 1'],
    actions: ['fullscan 1'],
    others: [...ownActs('F'), `write A ${at(0)} byte:79`, 'exit A', 'exit B'],
  },
  {
    name: 'run-2',
    about: 'All is unmerged while others fork, exit and write',
    before: [ONE_NODE, ...draw('A', 'x y'), ...draw('B', 'x y'), 'fullscan 2'],
    actions: ['sysfs run=2'],
    others: [
      ...ownActs('A'),
      'exitstart B',
      'exit B',
      `swapout B ${at(1)}`,
      `read B ${at(1)}`,
      'signal 0',
      'fail page',
    ],
  },
  {
    name: 'unmergeable',
    about: 'One process unmerges its pages, others go on',
    before: [ONE_NODE, ...draw('A', 'x y'), ...draw('B', 'x y'), 'fullscan 2'],
    actions: [`madvise A ${at(0)} 2 UNMERGEABLE`, 'fullscan 1'],
    others: [...ownActs('B'), `swapout B ${at(1)}`, 'signal 0', 'fail page'],
  },
];
