// SPDX-License-Identifier: GPL-2.0-only

import type { HistoryMutant } from './mutant';

export const LINUX_3: readonly HistoryMutant[] = [
  {
    name: 'list-head-scanned',
    release: '3.0',
    commit: '2b472611a32a',
    bug: 'The last process exited after the list of processes was seen not to be empty: the cursor then stood at the head of the list, whose mm is NULL (CVE-2011-2183).',
    edits: [
      {
        file: 'src/ksm/scan.ts',
        text: `    // The last process may have gone since the list was looked at.
    if (slot === ksm_mm_head) {
      if (!ksm.release.last_mm_recheck) throw new KernelOops('null-deref mm');
      return null;
    }
`,
        replacement: '',
      },
    ],
  },
  {
    name: 'old-stable-tree-left-standing',
    release: '3.9',
    commit: 'cbf86cfe04a6',
    bug: 'Nodes whose pages were still in swap cache outlived the unmerging, so that a switch of merge_across_nodes left them in a tree by the old rule.',
    edits: [
      {
        file: 'src/ksm/unmerge.ts',
        text: `  // A node that is still busy may stay.
  if (ksm.release.remove_stable_nodes) remove_all_stable_nodes(ksm);
`,
        replacement: '',
      },
      {
        file: 'src/ksm/sysfs.ts',
        text: 'if (ksm.ksm_pages_shared !== 0 || remove_all_stable_nodes(ksm) !== 0) return -EBUSY;',
        replacement: 'if (ksm.ksm_pages_shared !== 0) return -EBUSY;',
      },
    ],
  },
  {
    name: 'forked-behind-the-unmerge-cursor',
    release: '3.9',
    commit: 'cbf86cfe04a6',
    bug: 'A process forked while everything was being unmerged was put behind the cursor, and kept its merged pages.',
    edits: [
      {
        file: 'src/ksm/madvise.ts',
        text: `if (ksm.release.remove_stable_nodes && (ksm.ksm_run & KSM_RUN_UNMERGE) !== 0)
    list_add_tail(mm_slot.mm_list, ksm.ksm_mm_head.mm_list);
  else list_add_tail(`,
        replacement: 'list_add_tail(',
      },
    ],
  },
  {
    name: 'swapped-in-after-unmerging',
    release: '3.9',
    commit: 'cbf86cfe04a6',
    bug: 'A KSM page was mapped again from swap cache right after unmerging had passed that address.',
    edits: [
      {
        file: 'src/ksm/rmap.ts',
        text: 'if (page_stable_node(page) !== null && (ksm.ksm_run & KSM_RUN_UNMERGE) === 0) return true;',
        replacement: 'if (page_stable_node(page) !== null) return true;',
      },
    ],
  },
  {
    name: 'migrated-page-stays-in-its-old-tree',
    release: '3.9',
    commit: '4146d2d673e8',
    bug: 'A KSM page that had migrated to another NUMA node was left in the tree of the node it came from.',
    edits: [
      {
        file: 'src/ksm/cmp-and-merge.ts',
        text: 'if (stable_node.head !== ksm.migrate_nodes && get_kpfn_nid(ksm, stable_node.kpfn) !== stable_node.nid) {',
        replacement: 'if (false) {',
      },
    ],
  },
  {
    name: 'migrated-page-found-in-its-old-tree',
    release: '3.9',
    commit: '4146d2d673e8',
    bug: 'A search returned a KSM page that had migrated away, and so merged a page across NUMA nodes against the setting.',
    edits: [
      {
        file: 'src/ksm/stable-tree.ts',
        text: 'if (get_kpfn_nid(ksm, stable_node_dup.kpfn) === stable_node_dup.nid) return tree_page;',
        replacement: 'return tree_page;',
      },
    ],
  },
  {
    name: 'migrating-page-taken-for-gone',
    release: '3.9',
    commit: 'c8d6553b9580',
    bug: 'The keyhole did not expect that the node of a page in migration gets another frame while it is being looked at, and removed the node of a living page.',
    edits: [
      {
        file: 'src/ksm/keyhole.ts',
        text: 'if (stable_node.kpfn === kpfn) break;',
        replacement: 'break;',
      },
    ],
  },
];
