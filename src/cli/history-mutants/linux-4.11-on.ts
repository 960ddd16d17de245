// SPDX-License-Identifier: GPL-2.0-only

import type { HistoryMutant } from './mutant';

export const LINUX_4_11_ON: readonly HistoryMutant[] = [
  {
    name: 'numa-hinting-pte-taken-for-write-protected',
    release: '4.11',
    commit: '595cd8f256d2',
    bug: 'A pte taken away for NUMA balancing remembers that it was writable. It passed for write-protected; the next access made it writable again, and the write went into the KSM page.',
    edits: [
      {
        file: 'src/ksm/merge.ts',
        text: 'pte_dirty(pte) || savedwrite || ',
        replacement: 'pte_dirty(pte) || ',
      },
    ],
  },
  {
    name: 'wrong-frame-after-migration',
    release: '4.11',
    commit: '4b0ece6fa016',
    bug: 'After a migration the frame to map was computed from the page index and the address. A KSM page is mapped at addresses that have nothing to do with its index, so another frame was mapped.',
    edits: [
      {
        file: 'src/mm/migrate.ts',
        text: 'rmap_one: (_page, vma, address) => remove_migration_pte(page, vma, address, old)',
        replacement:
          'rmap_one: (_page, vma, address) => remove_migration_pte(memory.pfn_to_page(page.pfn - page.index + vma.vm_pgoff + Math.floor((address - vma.vm_start) / 4096)), vma, address, old)',
      },
    ],
  },
  {
    name: 'collapsed-chain-used-after-free',
    release: '4.13',
    commit: 'b4fecc67cc56',
    bug: 'When a search collapsed a chain whose one page had migrated, the replacement of that page still went to the freed chain.',
    edits: [
      {
        file: 'src/ksm/chains.ts',
        text: '  lookup.stable_node = found;\n',
        replacement: '  lookup.stable_node = found;\n  lookup.freedChain = stable_node;\n',
      },
      {
        file: 'src/ksm/chains.ts',
        text: '  stable_node!: StableNode;\n',
        replacement: '  stable_node!: StableNode;\n  freedChain: StableNode | null = null;\n',
      },
      {
        file: 'src/ksm/stable-tree.ts',
        text: '    lookup.stable_node = node.owner;\n',
        replacement: '    lookup.stable_node = node.owner;\n    lookup.freedChain = null;\n',
      },
      {
        file: 'src/ksm/stable-tree.ts',
        text: 'page_node, stable_node_dup, place.lookup.stable_node, nid, root',
        replacement: 'page_node, stable_node_dup, place.lookup.freedChain ?? place.lookup.stable_node, nid, root',
      },
    ],
  },
  {
    name: 'two-parts-of-one-huge-page',
    release: '4.17',
    commit: '77da2ba0648a',
    bug: 'Two equal parts of one huge page were never merged: each search held a reference of its own, so the split failed each time.',
    edits: [
      {
        file: 'src/ksm/cmp-and-merge.ts',
        text: '} else if (split) {',
        replacement: '} else if (false) {',
      },
    ],
  },
  {
    name: 'zero-page-counted-as-anonymous',
    release: '4.17',
    commit: 'a38c015f3156',
    bug: 'A process that got the zero page instead of an empty one kept counting it as an anonymous page.',
    edits: [
      {
        file: 'src/ksm/merge.ts',
        text: '    mm.anon_rss--;\n',
        replacement: '',
      },
    ],
  },
  {
    name: 'item-flags-taken-for-address-bits',
    release: '4.18',
    commit: '1105a2fc022f',
    bug: 'The reverse map walk hands out the address of an item with the flags in its low bits. Who used it as it was flushed ranges that do not begin at a page.',
    note: 'The walk of mm/ksm.c is as it was, and who needs the address of the page masks it: here the unmapping does not.',
    edits: [
      {
        file: 'src/mm/unmap.ts',
        text: '  const at = pageAddress(address);\n',
        replacement: '  const at = address;\n',
      },
    ],
  },
];
