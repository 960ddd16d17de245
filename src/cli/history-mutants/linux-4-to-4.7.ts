// SPDX-License-Identifier: GPL-2.0-only

import type { HistoryMutant } from './mutant';

export const LINUX_4_TO_4_7: readonly HistoryMutant[] = [
  {
    name: 'stale-node-ends-the-search',
    release: '4.4',
    commit: 'f2e5ff85ed6a',
    bug: 'A stale node met on the way down the stable tree ended the search as if the content were not there, and the merge had to wait for a later scan.',
    edits: [
      {
        file: 'src/ksm/stable-tree.ts',
        text: `      node = root.rb_node;
      place.parent = null;
      continue;
`,
        replacement: `      place.metStale = true;
      return place;
`,
      },
      {
        file: 'src/ksm/stable-tree.ts',
        text: '  found = false;\n',
        replacement: '  found = false;\n  metStale = false;\n',
      },
      {
        file: 'src/ksm/stable-tree.ts',
        text: '    const place = walk(ksm, page, root, chain_prune);\n',
        replacement: '    const place = walk(ksm, page, root, chain_prune);\n    if (place.metStale) return null;\n',
      },
      {
        file: 'src/ksm/stable-tree.ts',
        text: '  const place = walk(ksm, kpage, root, chain);\n',
        replacement: '  const place = walk(ksm, kpage, root, chain);\n  if (place.metStale) return null;\n',
      },
    ],
  },
  {
    name: 'no-rest-in-long-rmap-walks',
    release: '4.4',
    commit: 'ad12695f177c',
    bug: 'A walk over the many ptes of one KSM page never let others run, and looked like a lockup.',
    edits: [
      {
        file: 'src/ksm/rmap.ts',
        text: `  for (const { vma } of (rmap_item.anon_vma as AnonVma).rb_root) {
    if (ksm.release.rmap_walk_resched) cond_resched(ksm);
`,
        replacement: '  for (const { vma } of (rmap_item.anon_vma as AnonVma).rb_root) {\n',
      },
      {
        file: 'src/ksm/rmap.ts',
        text: `      const rmap_item = at.owner;
      if (ksm.release.rmap_walk_resched) cond_resched(ksm);
`,
        replacement: '      const rmap_item = at.owner;\n',
      },
    ],
  },
  {
    name: 'new-ksm-page-left-clean',
    release: '4.5',
    commit: '337ed7eb5fe1',
    bug: 'A page that became a KSM page could be clean, and reclaim dropped it instead of writing it to swap.',
    edits: [
      {
        file: 'src/ksm/merge.ts',
        text: '      if (ksm.release.kpage_dirty && !PageDirty(page)) SetPageDirty(page);\n',
        replacement: '',
      },
    ],
  },
  {
    name: 'mmap-sem-released-last',
    release: '4.7',
    commit: '7496fea9a6bf',
    bug: 'The scanner let go of the list of processes before it let go of mmap_sem: the process could exit in between, and its mm was freed with the semaphore in it.',
    note: 'The window of up_read() comes before the release instead of after it, for that is where the process could exit.',
    edits: [
      {
        file: 'src/ksm/scan.ts',
        text: `    if (ksm.release.unlock_before_drop) up_read(ksm, mm.mmap_sem);
    ksm_mmlist_lock.unlock();
    if (!ksm.release.unlock_before_drop) up_read_late(ksm, mm);
`,
        replacement: `    ksm_mmlist_lock.unlock();
    if (ksm.release.unlock_before_drop && ksm.kernel.windows.armed) ksm.kernel.windows.enter('up_read');
    if (ksm.release.unlock_before_drop) mm.mmap_sem.up_read();
`,
      },
    ],
  },
];
