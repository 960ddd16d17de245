// SPDX-License-Identifier: GPL-2.0-only
// `unstable-tree:` in mid-scan the unstable trees hold exactly the items that this scan has inserted. Their contents
// need not be in order: the pages may have been written since. Between two scans the trees are left as they are, and
// lead to items that are gone; the next scan starts anew.
//
// Known bugs: `stale-unstable-tree:` is said of a tree of a node above 0 that holds items of earlier scans. A scan
// starts only those trees anew that are in use; merge_across_nodes, switched off in mid-scan, brings the others back.
// `lost-unstable-item:` is said of an item in no tree that will be taken for one in the tree of this scan. When an
// unmerge (run=2) fails in mid-scan the next scan starts the trees anew, under the number of the one given up.

import type { RbRoot } from '../../kernel/rbtree';
import { type RmapItem, SEQNR_MASK, UNSTABLE_FLAG } from '../../ksm/structures';
import type { KsmCensus } from './census';
import { itemName } from './names';
import { walkRedBlack } from './red-black';

/** The item says that it is in the tree of the scan in progress. */
function inserted(census: KsmCensus, item: RmapItem): boolean {
  const bits = UNSTABLE_FLAG | (census.ksm.ksm_scan.seqnr & SEQNR_MASK);
  return (item.address & (UNSTABLE_FLAG | SEQNR_MASK)) === bits;
}

/** Why an item can't be in this tree; null when it can. */
function puzzle(census: KsmCensus, item: RmapItem, nid: number): string | null {
  if (!item.live) return 'is freed';
  if (!census.items.has(item)) return 'belongs to no slot';
  if (!inserted(census, item)) return 'was not inserted by this scan';
  return item.nid === nid ? null : `was inserted into tree ${item.nid}`;
}

/** @returns the items in the tree that may be there */
function checkTree(census: KsmCensus, root: RbRoot<RmapItem>, nid: number, findings: string[]): RmapItem[] {
  const wrong: string[] = [];
  let stale = false;
  const items = walkRedBlack(root, itemName, (text) => wrong.push(text)).filter((item) => {
    const why = puzzle(census, item, nid);
    if (why !== null) {
      wrong.push(`${itemName(item)} ${why}`);
      stale = nid > 0;
    }
    return why === null;
  });
  // A tree that is out of use may hold anything: nobody looks at it.
  if (nid < census.ksm.ksm_nr_node_ids) {
    const prefix = stale ? 'stale-unstable-tree:' : 'unstable-tree:';
    for (const text of wrong) findings.push(`${prefix} in tree ${nid} ${text}`);
  }
  return items;
}

export function auditUnstableTrees(census: KsmCensus, findings: string[]): void {
  const { ksm, items } = census;
  if (ksm.ksm_scan.mm_slot === ksm.ksm_mm_head) return;
  const met = ksm.root_unstable_tree.flatMap((root, nid) => checkTree(census, root, nid, findings));
  const expected = items.all.filter((item) => inserted(census, item));
  if (met.length === expected.length) return;
  const inTree = new Set(met);
  for (const item of expected) {
    if (inTree.has(item)) continue;
    findings.push(`lost-unstable-item: ${itemName(item)} was inserted by this scan and is in no tree`);
  }
}
