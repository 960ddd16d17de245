// SPDX-License-Identifier: GPL-2.0-only
// The history of KSM, change by change: what each release brought, and what it put right. Scenarios that show a row carry
// its number as a tag: @row-28.

export interface HistoryRow {
  readonly row: number;
  /** The release in which the change came, as far as it is known; empty for what has come in none. */
  readonly version: string;
  /** Upstream commits, or what else the change is known by; empty when there is none to name. */
  readonly commits: readonly string[];
  /** What is so since then; or what went wrong before. */
  readonly sentence: string;
  /** Whether it mends what was wrong; the others are new behaviour. */
  readonly fix: boolean;
}

type Known = readonly [row: number, version: string, commits: string, sentence: string];

const NEW: readonly Known[] = [
  [1, '2.6.32', 'f8af4da3b4c1', 'madvise offers areas to KSM: EINVAL in a kernel without it, ENOMEM over holes.'],
  [2, '2.6.32', '31dbd01f3143', 'One stable tree, one unstable tree, and a checksum that keeps changing pages out.'],
  [3, '2.6.32', '9a840895147b', 'A KSM page is anonymous without an anon_vma, and a write to it always copies it.'],
  [4, '2.6.32', 'c73602ad31cd', 'ksmd looks at 100 pages at a time, and stands still until it is told to run.'],
  [6, '2.6.33', '80e148226028', 'The first of two equal pages becomes the KSM page; none is allocated for it.'],
  [
    7,
    '2.6.33',
    '08beca44dfb0 4035c07a8959',
    'A stable node knows its page and holds no reference: it looks through a keyhole.',
  ],
  [
    8,
    '2.6.33',
    'db114b83ab60',
    'An item holds its anon_vma, so that ptes which a fork has copied are found by a second walk.',
  ],
  [9, '2.6.33', '5ad6468801d2', 'KSM pages are swapped out; who swaps one in may need a copy.'],
  [10, '2.6.33', '62b61f611eb5', 'Nodes know frame numbers, and those of memory that goes offline are dropped.'],
  [11, '2.6.33', 'd0f209f6821', 'There is no limit of KSM pages any more, for they can be swapped out.'],
  [13, '2.6.38', '29ad768cfc08', 'Parts of huge pages are compared in place; a huge page is split only for a match.'],
  [16, '3.9', '90bd6fd31c80', 'merge_across_nodes 0 keeps one pair of trees for each NUMA node.'],
  [20, '3.9', 'ef53d16cded7', 'The roots of all nodes are allocated at the first switch, which may fail with ENOMEM.'],
  [25, '4.11', 'e86c59b1b12d', 'use_zero_pages maps the zero page of the kernel in place of empty pages.'],
  [28, '4.13', '2c653d0ee2ae', 'A KSM page has at most max_page_sharing sharers; further ones make a chain of pages.'],
  [
    30,
    '4.13',
    '80b18dfa53bb',
    'The dup that a search has found goes to the head of its chain if it can take one more.',
  ],
  [35, '5.0', '59e1a2f4bf83', 'Checksums are those of xxhash instead of jhash2.'],
  [
    37,
    '5.1',
    '52d1e606ee73',
    'A write to a KSM page that is mapped once takes the page as it is, without a copy; until 5.8.',
  ],
  [44, '5.18', '4d45c3aff5eb 94bfe85bde18', 'vmstat counts the copies that writes and swap-ins made of KSM pages.'],
  [45, '5.19', '7609385337a4', 'A file of each process says how many of its pages are merged.'],
  [46, '5.19', '6c287605fd56', 'A page that may be pinned refuses by a flag of its own to become a KSM page.'],
  [47, '6.1', 'cb4df4cae4f2 21b7bdb504ae', 'A file of each process counts its items, which is what KSM costs.'],
  [51, '6.4', 'd7597f59d1d3 d21077fbc2fc', 'prctl offers a whole process to KSM; profit is told for it and for all.'],
  [54, '6.6', 'e2942062e01d 6080d19f0704', 'Zero pages that KSM has mapped are counted, for all and for each process.'],
  [55, '6.6', 'b348b5fe2b5f 8b4791828ee3', 'pages_scanned counts what ksmd has looked at.'],
  [
    56,
    '6.7',
    '5e924ff54d08 e5a68991268a',
    'Pages that never merged are looked at more and more seldom; pages_skipped counts that.',
  ],
  [57, '6.7', '3c6f33b7273a', 'A process that is offered as a whole stays so when it executes another program.'],
  [58, '6.8', '4e5fa4f5eff6 66790e9a735b', 'An advisor sets pages_to_scan so that a full scan takes a given time.'],
  [63, '6.11', 'b691e1ee93', 'The checksum gate and the zero page come before the stable tree.'],
  [64, '6.10', '', 'Pages are handled as folios, which nobody sees.'],
  [66, '', '', 'Two lines of each process say whether it is and was offered to KSM.'],
  [72, '6.19', '5d4939fc2258', 'Unmerging walks the page tables of a range instead of asking page by page.'],
  [74, '', '', 'A KSM page with a memory failure could hand its sharers to a healthy copy.'],
];

const FIXES: readonly Known[] = [
  [5, '2.6.32', '9ba692948008', 'Out of memory, unmerging and an exit waited for each other.'],
  [12, '2.6.36', '4e31635c367a', 'A read-only but dirty pte passed for clean, and reclaim dropped what it held.'],
  [14, '2.6.38', '2919bfd0758', 'Pages that waited in a pagevec could not be merged until something drained it.'],
  [
    15,
    '3.0',
    '2b472611a32a',
    'The last process exited as a scan began, and the head of the list was scanned (CVE-2011-2183).',
  ],
  [17, '3.9', 'cbf86cfe04a6', 'Nodes, forked processes and swap-ins survived the unmerging before a switch of nodes.'],
  [18, '3.9', '4146d2d673e8', 'A KSM page that had migrated stayed in the tree of the node that it came from.'],
  [
    19,
    '3.9',
    '8aafa6a485ae c8d6553b9580 b79bc0a0c79e',
    'KSM pages could not migrate; the keyhole did not expect a frame to change.',
  ],
  [21, '4.4', 'f2e5ff85ed6a', 'A stale node on the way ended the search, and the merge had to wait.'],
  [22, '4.4', 'ad12695f177c', 'Long walks over the ptes of one KSM page never let others run.'],
  [23, '4.5', '337ed7eb5fe1', 'A new KSM page could be clean, and reclaim dropped it.'],
  [24, '4.7', '7496fea9a6bf', 'ksmd let go of mmap_sem after the list, when the process might have gone with it.'],
  [
    26,
    '4.11',
    '595cd8f256d2',
    'A pte taken away for NUMA balancing passed for write-protected, and became writable again.',
  ],
  [27, '4.11', '4b0ece6fa016', 'After the migration of a KSM page another frame could be mapped in its place.'],
  [29, '4.13', 'b4fecc67cc56', 'A chain that had collapsed in a search was used after it was freed.'],
  [31, '4.17', '77da2ba0648a', 'Two equal parts of one huge page were never merged, for each search held a reference.'],
  [32, '4.17', 'a38c015f3156', 'A page replaced by the zero page went on being counted as anonymous.'],
  [33, '4.18', '1105a2fc022f', 'Addresses of items were used with the flags in their low bits.'],
  [34, '', 'CVE-2024-0564', 'The limit of sharers lets a process time whether another one has some content.'],
  [36, '5.0', 'fcf9a0ef8665', 'A shorter sleep_millisecs counted only when the old sleep had ended.'],
  [38, '5.1', '2cee57d1b08', 'A search of the stable tree waited for pages that others had locked.'],
  [39, '5.4', '9a63236f1ad8', 'Emptying the stable tree warned of a page whose process was about to exit.'],
  [40, '5.7', '56df70a63ed5', 'An empty page whose area had gone crashed the kernel when it should map the zero page.'],
  [41, '5.9', '62fdb1632bcb', 'Copies at swap-in were charged to nobody.'],
  [
    42,
    '5.13',
    'c89a384e2551',
    'An item that left its node still named it, and was taken for a sharer that it no longer was.',
  ],
  [43, '5.17', '1bad2e5ca00b', 'A swap-in looked at an anon_vma that might have been freed.'],
  [
    48,
    '6.2',
    '6cce3314b928 d7c0e68dab98 58f595c66659',
    'Unmerging pretended to write, which some areas could not stand.',
  ],
  [49, '6.3', '6db504ce55bd', 'A write of 2 to run followed the areas of a process whose exit had dropped them.'],
  [50, '6.3', '6b970599e807', 'A memory failure in the copy at swap-in crashed the machine.'],
  [52, '6.4', '4248d0083ec5', 'After a memory failure on a KSM page the wrong processes were looked for.'],
  [53, '6.6', '79271476b336', 'Unmerging left zero pages as they were.'],
  [59, '6.9', '3a9e567ca45f', 'A process offered as a whole was not scanned after it had executed a program.'],
  [60, '6.10', 'c2dc78b86e08', 'The count of zero pages was not atomic.'],
  [61, '6.10', '730cdc2c72c6', 'pages_scanned left out the batch with which a full scan ended.'],
  [62, '6.10', '90e823498881', 'A page kept pointing to its node, which was freed for want of a chain.'],
  [65, '', 'b1f202060afe', 'The split of a huge page maps zero pages whatever use_zero_pages says.'],
  [67, '6.17', '07b195b3915b', 'Areas of a process offered as a whole could not be joined.'],
  [68, '6.18', 'f04aad36a07c', 'MADV_UNMERGEABLE cleared the upper half of the flags of an area (CVE-2025-40040).'],
  [69, '6.18', '4d6fc29f3634', "A child began with its parent's counts."],
  [
    70,
    '6.18',
    'f5548c318d6',
    'ksmd looked at every address of an area, however little of it was mapped (CVE-2025-68211).',
  ],
  [71, '6.19', '590c03ca6a3f', 'ksmd could take away the offer of a process that was just executing a program.'],
  [73, '', '', 'A walk looks at all areas of an anon_vma for each item, which is slow with thousands of them.'],
  [75, '', 'CVE-2021-3714', 'Who can place a page and time a write learns whether the same content is elsewhere.'],
  [76, '', '', 'Switching merge_across_nodes in mid-scan leaves items in trees that are no longer reset.'],
  [77, '6.10', '90e823498881', 'The same as 62, met through the mapping of a forked child.'],
];

const rows = (known: readonly Known[], fix: boolean): HistoryRow[] =>
  known.map(([row, version, commits, sentence]) => ({
    row,
    version,
    commits: commits.split(' ').filter((commit) => commit !== ''),
    sentence,
    fix,
  }));

/** In the order of their numbers. */
export const HISTORY: readonly HistoryRow[] = [...rows(NEW, false), ...rows(FIXES, true)].sort((a, b) => a.row - b.row);
