// SPDX-License-Identifier: GPL-2.0-only
// `counter:` KSM's counters, and its slab caches, equal what the structures come to. `knob:` what no file would take.

import type { KmemCache, SlabObject } from '../../kernel/slab';
import { is_stable_node_chain, UNSTABLE_FLAG } from '../../ksm/structures';
import type { KsmCensus } from './census';
import { expectCount } from './names';

type Recount = readonly [name: string, found: number, expected: number];

/** A kernel in which KSM could not start has no caches. */
function slab<T extends SlabObject>(cache: KmemCache<T> | null, expected: number): Recount {
  return [`slab ${cache?.name}`, cache?.objects ?? 0, expected];
}

export function auditCounters({ ksm, slots, items, nodes, listed }: KsmCensus, findings: string[]): void {
  let shared = 0;
  let chains = 0;
  let dups = 0;
  for (const node of nodes.all) {
    if (node.hlist.first !== null) shared++;
    if (!is_stable_node_chain(node)) continue;
    chains++;
    for (let at = node.dups.first; at !== null; at = at.next) dups++;
  }
  let unshared = 0;
  for (const item of items.all) if ((item.address & UNSTABLE_FLAG) !== 0) unshared++;

  const recount: readonly Recount[] = [
    ['ksm_pages_shared', ksm.ksm_pages_shared, shared],
    ['ksm_pages_sharing', ksm.ksm_pages_sharing, listed - shared],
    ['ksm_pages_unshared', ksm.ksm_pages_unshared, unshared],
    ['ksm_rmap_items', ksm.ksm_rmap_items, items.all.length],
    ['ksm_stable_node_chains', ksm.ksm_stable_node_chains, chains],
    ['ksm_stable_node_dups', ksm.ksm_stable_node_dups, dups],
    slab(ksm.rmap_item_cache, items.all.length),
    slab(ksm.stable_node_cache, nodes.all.length),
    slab(ksm.mm_slot_cache, slots.length),
  ];
  for (const [name, found, expected] of recount) expectCount(findings, `counter: ${name}`, found, expected);
  if (ksm.ksm_max_page_sharing < 2) findings.push(`knob: max_page_sharing is ${ksm.ksm_max_page_sharing}`);
}
