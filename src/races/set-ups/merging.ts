// SPDX-License-Identifier: GPL-2.0-only
// Set-ups about two pages that become one, pages that join them, and empty pages.

import { at, draw, type SetUp } from '../set-up';
import { ONE_NODE, othersActs, ownActs } from './shared';

export const MERGING: readonly SetUp[] = [
  {
    name: 'merge',
    about: 'Two equal pages become one',
    before: [ONE_NODE, ...draw('A', 'x'), ...draw('B', 'x'), 'fullscan 1'],
    actions: ['fullscan 1'],
    others: [...ownActs('A'), ...ownActs('B'), ...othersActs('A')],
  },
  {
    name: 'join',
    about: 'A third page joins two that are merged',
    before: [ONE_NODE, ...draw('A', 'x'), ...draw('B', 'x'), 'fullscan 2', ...draw('C', 'x')],
    actions: ['fullscan 1'],
    others: [...ownActs('A'), ...ownActs('C'), ...othersActs('C')],
  },
  {
    name: 'zero-pages',
    about: 'Empty pages are replaced by the zero page',
    before: [ONE_NODE, 'sysfs use_zero_pages=1', ...draw('A', '0'), ...draw('B', '0'), 'fullscan 1'],
    actions: ['fullscan 1'],
    others: [...ownActs('A'), ...othersActs('A'), `write B ${at(0)} byte:79`, 'exit B'],
  },
  {
    name: 'second-half',
    about: 'The second half of a merge fails for want of memory',
    before: [ONE_NODE, ...draw('A', 'x'), ...draw('B', 'x'), 'fullscan 1', 'fail page after=0 count=2'],
    actions: ['fullscan 1'],
    others: [...ownActs('A'), ...ownActs('B'), 'fail stable_node'],
  },
  {
    name: 'locked',
    about: 'Somebody else holds page locks and pins',
    before: [ONE_NODE, ...draw('A', 'x'), ...draw('B', 'x'), 'fullscan 2', ...draw('C', 'x')],
    actions: ['fullscan 1'],
    others: [
      `lockpage A ${at(0)}`,
      `unlockpage A ${at(0)}`,
      `lockpage C ${at(0)}`,
      `unlockpage C ${at(0)}`,
      `pin C ${at(0)} w`,
      `unpin C ${at(0)}`,
      `write C ${at(0)} byte:79`,
    ],
  },
  {
    name: 'remap',
    about: 'An area is unmapped, mapped again and advised again while its page is merged',
    before: [ONE_NODE, ...draw('A', 'x'), ...draw('B', 'x'), 'fullscan 1'],
    actions: ['fullscan 1'],
    others: [
      `munmap B ${at(0)} 1`,
      `mmap B ${at(0)} 1`,
      `madvise B ${at(0)} 1 MERGEABLE`,
      `write B ${at(0)} byte:78`,
      `zap B ${at(0)} 1`,
    ],
  },
  {
    name: 'huge-page',
    about: 'Parts of a huge page are merged, which splits it',
    before: [
      ONE_NODE,
      'proc A',
      `mmap A ${at(0)} 2`,
      `madvise A ${at(0)} 2 MERGEABLE`,
      `thp A ${at(0)} 1`,
      `write A ${at(0)} byte:78`,
      `write A ${at(1)} byte:79`,
      ...draw('B', 'x'),
      'fullscan 1',
    ],
    actions: ['fullscan 1'],
    others: [`write A ${at(0)} byte:79`, `munmap A ${at(0)} 2`, 'exit A', `pin A ${at(1)}`, 'fail split', 'exit B'],
  },
  {
    name: 'mlocked',
    about: 'Mlocked pages are merged',
    before: [ONE_NODE, ...draw('A', 'x'), ...draw('B', 'x'), `mlock A ${at(0)} 1`, `mlock B ${at(0)} 1`, 'fullscan 1'],
    actions: ['fullscan 1'],
    others: [`munlock A ${at(0)} 1`, `munlock B ${at(0)} 1`, 'fork A F', `munmap A ${at(0)} 1`, 'exit B'],
  },
];
