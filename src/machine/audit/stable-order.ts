// SPDX-License-Identifier: GPL-2.0-only
// `stable-order:` every stable tree is sorted by content, strictly, and a chain's dups have one content. Stale nodes
// have none: they stand where the content of their page was once in order.

import { sameBytes } from '../../kernel/bytes';
import { hlist_entries } from '../../kernel/list';
import type { pfn_t } from '../../kernel/types';
import { is_stable_node_chain, type StableNode } from '../../ksm/structures';
import type { PageContents } from '../../mm/contents';
import type { MmStruct } from '../../mm/mm-struct';
import { PAGE_SIZE, PageKsm, pageAddress } from '../../mm/page';
import { pte_normal, pte_pfn } from '../../mm/pgtable';
import type { KsmCensus } from './census';
import { firstDifference } from './compare';
import { hexByte } from './names';

/** The frame of a node that knows its page by its items only; -1 when none leads to a KSM page. All must agree. */
function frameThroughItems(census: KsmCensus, node: StableNode, findings: string[]): pfn_t {
  const { memory } = census.ksm;
  let first: pfn_t = -1;
  for (const item of hlist_entries(node.hlist)) {
    const pte = (item.mm as MmStruct).pgtables.get(pageAddress(item.address));
    if (!pte_normal(pte) || !PageKsm(memory.pfn_to_page(pte_pfn(pte)))) continue;
    if (first < 0) first = pte_pfn(pte);
    if (first !== pte_pfn(pte)) findings.push(`stable-order: one node leads to frames ${first} and ${pte_pfn(pte)}`);
  }
  return first;
}

/** The frame with the content of what stands in a tree; -1 when it has none. All dups of a chain must agree. */
function contentOf(census: KsmCensus, node: StableNode, findings: string[]): pfn_t {
  if (!census.ksm.release.stable_node_page) return frameThroughItems(census, node, findings);
  if (!is_stable_node_chain(node)) return census.isStale(node) ? -1 : node.kpfn;
  const { contents } = census.ksm.memory;
  let first: pfn_t = -1;
  for (const dup of hlist_entries(node.dups)) {
    if (census.isStale(dup)) continue;
    if (first < 0) first = dup.kpfn;
    else if (!sameBytes(contents.view(first), 0, contents.view(dup.kpfn), 0, PAGE_SIZE)) {
      findings.push(`stable-order: frames ${first} and ${dup.kpfn} are in one chain, and differ`);
    }
  }
  return first;
}

function checkPair(contents: PageContents, nid: number, left: pfn_t, right: pfn_t, findings: string[]): void {
  const a = contents.view(left);
  const b = contents.view(right);
  const at = firstDifference(a, b);
  const where = `stable-order: in tree ${nid} frame ${left} comes before frame ${right},`;
  if (at < 0) findings.push(`${where} and they are the same`);
  else if ((a[at] as number) > (b[at] as number)) {
    findings.push(
      `${where} and is greater: at offset ${at} ${hexByte(a[at] as number)} and ${hexByte(b[at] as number)}`,
    );
  }
}

export function auditStableOrder(census: KsmCensus, findings: string[]): void {
  const { contents } = census.ksm.memory;
  for (const [nid, nodes] of census.trees.entries()) {
    let before: pfn_t = -1;
    for (const node of nodes) {
      if (!node.live) continue;
      const pfn = contentOf(census, node, findings);
      if (pfn < 0) continue;
      if (before >= 0) checkPair(contents, nid, before, pfn, findings);
      before = pfn;
    }
  }
}
