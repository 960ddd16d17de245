// SPDX-License-Identifier: GPL-2.0-only

import type { HistoryMutant } from './mutant';

export const LINUX_2_6: readonly HistoryMutant[] = [
  {
    name: 'exit-not-noticed',
    release: '2.6.32',
    commit: '9ba692948008',
    bug: 'KSM did not ask whether a process was exiting, and worked on, or waited for, memory that was being torn down.',
    edits: [
      {
        file: 'src/ksm/break-ksm.ts',
        text: 'return mm.mm_users === 0;',
        replacement: 'return false;',
      },
    ],
  },
  {
    name: 'dirty-pte-taken-for-clean',
    release: '2.6.36',
    commit: '4e31635c367a',
    bug: 'A page under writeback, reused for writing, had a read-only but dirty pte. It was merged as it stood: the page passed for clean, reclaim dropped it, and stale data came back from swap.',
    edits: [
      {
        file: 'src/ksm/merge.ts',
        text: 'if (pte_write(pte) || pte_dirty(pte) || ',
        replacement: 'if (pte_write(pte) || ',
      },
    ],
  },
  {
    name: 'pagevecs-not-drained',
    release: '2.6.38',
    commit: '2919bfd0758',
    bug: 'Pages that waited in the pagevec of another CPU had a reference too many and could not be merged for as long as nothing drained it.',
    edits: [
      {
        file: 'src/ksm/scan.ts',
        text: '  if (ksm.release.pagevec_drain) lru_add_drain_all(ksm);\n',
        replacement: '',
      },
    ],
  },
];
