// SPDX-License-Identifier: GPL-2.0-only
// Set-ups about pages that move: between nodes, to swap and back, out of memory that goes offline.

import { at, draw, type SetUp } from '../set-up';
import { ONE_NODE, TWO_NODES } from './shared';

const MERGED = [...draw('A', 'x'), ...draw('B', 'x'), 'fullscan 2'];

export const MOVING: readonly SetUp[] = [
  {
    name: 'migrate',
    about: 'A KSM page moves while it is looked for',
    before: [TWO_NODES, ...MERGED, ...draw('C', 'x')],
    actions: ['fullscan 1'],
    others: [`migrate A ${at(0)} 1`, `migrate C ${at(0)} 1`, `write B ${at(0)} byte:79`, 'exit A', 'exit B', 'exit C'],
  },
  {
    name: 'frame-reused',
    about: 'A KSM page is freed and its frame taken by another while it is looked for',
    before: [ONE_NODE, ...MERGED, `write B ${at(0)} byte:79`, ...draw('C', 'x'), ...draw('D', '- -')],
    actions: ['fullscan 1'],
    others: [
      `munmap A ${at(0)} 1`,
      'exit A',
      `write A ${at(0)} byte:7a`,
      `write D ${at(0)} byte:78`,
      `write D ${at(1)} byte:7a`,
      `write C ${at(0)} byte:79`,
    ],
  },
  {
    name: 'nodes-apart',
    about: 'With merge_across_nodes=0 a KSM page is found in the wrong tree',
    before: [
      TWO_NODES,
      'sysfs merge_across_nodes=0',
      ...draw('A', 'x'),
      ...draw('B', 'x'),
      ...draw('C', 'x', 1),
      ...draw('D', 'x', 1),
      'fullscan 2',
      `migrate A ${at(0)} 1`,
    ],
    actions: ['fullscan 1', 'fullscan 1'],
    others: [
      `write A ${at(0)} byte:79`,
      `migrate A ${at(0)} 0`,
      `migrate C ${at(0)} 0`,
      `pin B ${at(0)}`,
      'exit A',
      'exit C',
      'exit D',
    ],
  },
  {
    name: 'replaced',
    about: 'With merge_across_nodes=0 a migrated KSM page takes the place of one that is in use',
    before: [
      TWO_NODES,
      'sysfs merge_across_nodes=0',
      'sysfs max_page_sharing=3',
      ...draw('A', 'x x'),
      ...draw('B', 'x x', 1),
      'fullscan 2',
      `migrate A ${at(0)} 1`,
    ],
    actions: ['fullscan 1', 'fullscan 1'],
    others: [
      `write A ${at(0)} byte:79`,
      `write B ${at(0)} byte:79`,
      `munmap B ${at(0)} 2`,
      `migrate B ${at(0)} 0`,
      `pin A ${at(1)}`,
      'fail stable_node',
      'exit B',
    ],
  },
  {
    name: 'placed-late',
    about: 'With merge_across_nodes=0 a migrated KSM page finds its place taken at one sharer, and free at the next',
    before: [
      TWO_NODES,
      'sysfs merge_across_nodes=0',
      ...draw('A', 'x'),
      ...draw('B', 'x'),
      ...draw('C', 'x x', 1),
      'fullscan 2',
      `migrate A ${at(0)} 1`,
    ],
    actions: ['scan 1', 'fullscan 1'],
    others: [
      'fork A F',
      `write B ${at(0)} byte:79`,
      'exit C',
      `munmap C ${at(0)} 2`,
      `migrate C ${at(0)} 0`,
      `migrate A ${at(0)} 0`,
      'exit A',
    ],
  },
  {
    name: 'toggle',
    about: 'merge_across_nodes is switched between the batches of a pass',
    before: [TWO_NODES, 'sysfs merge_across_nodes=0', ...draw('A', 'x y z', 1), 'fullscan 1', 'scan 1'],
    actions: ['fullscan 1', 'scan 1', 'scan 1', 'fullscan 1'],
    others: ['sysfs merge_across_nodes=1', 'sysfs merge_across_nodes=0', 'exit A', `munmap A ${at(0)} 1`],
  },
  {
    name: 'swap',
    about: 'Sharers are swapped out and in again while ksmd scans',
    before: [ONE_NODE, ...MERGED, ...draw('C', 'x'), 'fullscan 1'],
    actions: ['fullscan 1'],
    others: [
      `swapout A ${at(0)}`,
      `read A ${at(0)}`,
      `write B ${at(0)} byte:79`,
      `pin B ${at(0)}`,
      `swapout C ${at(0)}`,
      'reclaim',
      'exit A',
    ],
  },
  {
    name: 'swap-and-exit',
    about: 'A page stays in swap cache when the process that swapped it in has exited',
    before: [ONE_NODE, ...MERGED, `swapout A ${at(0)}`, `read A ${at(0)}`],
    actions: ['fullscan 1'],
    others: ['exit A', `munmap A ${at(0)} 1`, `read B ${at(0)}`, `write B ${at(0)} byte:79`, 'reclaim', 'exit B'],
  },
  {
    name: 'offline',
    about: 'Memory goes offline during a scan',
    before: [TWO_NODES, ...draw('A', 'x', 1), ...draw('B', 'x', 1), 'fullscan 2', ...draw('C', 'x')],
    actions: ['scan 1', 'fullscan 1'],
    others: [
      'hotplug going 32 32',
      'hotplug offline 32 32',
      'hotplug cancel 32 32',
      'exit A',
      'exit B',
      `migrate A ${at(0)} 0`,
    ],
  },
];
