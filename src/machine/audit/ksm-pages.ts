// SPDX-License-Identifier: GPL-2.0-only
// `ksm-page:` a KSM page and its node point to each other. One without a node is legal: a merge that ran out of memory
// leaves it so. `freed-stable-node:` a page points to a node that is freed: a known bug.
// That no pte may write to a KSM page is among the memory manager's own findings: `writable-shared:`.

import type { StableNode } from '../../ksm/structures';
import { compound_head, type Page, PageKsm } from '../../mm/page';
import type { KsmCensus } from './census';
import { nodeName } from './names';

function checkPage(census: KsmCensus, page: Page, findings: string[]): void {
  const node = page.mapping as StableNode | null;
  if (node === null) return;
  if (!node.live) {
    findings.push(`freed-stable-node: frame ${page.pfn} points to a node that is freed`);
  } else if (node.kpfn !== page.pfn) {
    findings.push(`ksm-page: frame ${page.pfn} points to the node of frame ${node.kpfn}`);
  } else if (!census.nodes.has(node)) {
    findings.push(`ksm-page: frame ${page.pfn} points to a node that is linked nowhere`);
  }
}

export function auditKsmPages(census: KsmCensus, findings: string[]): void {
  const { stable_node_page, keyhole } = census.ksm.release;
  // Without a keyhole the node keeps its page, which has to be there.
  for (const node of stable_node_page && !keyhole ? census.nodes.all : []) {
    if (census.isStale(node)) findings.push(`ksm-page: the ${nodeName(node)} holds a page that does not point back`);
  }
  for (const page of census.ksm.memory.usedPages()) {
    if (compound_head(page) === page && PageKsm(page)) checkPage(census, page, findings);
  }
}
