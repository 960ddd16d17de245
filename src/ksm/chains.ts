// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: chains. A page that reached max_page_sharing gets a chain in the tree, and the chain lists
// the KSM pages ("dups") that have this content.

import { BUG_ON, VM_BUG_ON } from '../kernel/bug';
import { msecs_to_jiffies, time_before } from '../kernel/clock';
import { type HlistNode, hlist_add_head, hlist_del, hlist_empty } from '../kernel/list';
import { type RbRoot, rb_erase, rb_replace_node } from '../kernel/rbtree';
import type { Page } from '../mm/page';
import { cond_resched, put_page } from './calls';
import { stable_node_chain_add_dup } from './dups';
import { get_ksm_page } from './keyhole';
import type { Ksm } from './ksm';
import { alloc_stable_node, free_stable_node } from './slab';
import { is_stable_node_chain, STABLE_NODE_CHAIN, type StableNode } from './structures';

/** mm/ksm.c v4.18: alloc_stable_node_chain(); the chain takes the place of `dup` in the tree, and lists it. */
export function alloc_stable_node_chain(ksm: Ksm, dup: StableNode, root: RbRoot<StableNode>): StableNode | null {
  const chain = alloc_stable_node(ksm);
  VM_BUG_ON(is_stable_node_chain(dup), 'alloc_stable_node_chain');
  if (chain !== null) {
    chain.chain_prune_time = ksm.kernel.clock.jiffies;
    chain.rmap_hlist_len = STABLE_NODE_CHAIN;
    chain.nid = -1;
    ksm.ksm_stable_node_chains++;
    rb_replace_node(dup.node, chain.node, root);
    stable_node_chain_add_dup(ksm, dup, chain);
  }
  return chain;
}

/** mm/ksm.c v4.18: free_stable_node_chain() */
export function free_stable_node_chain(ksm: Ksm, chain: StableNode, root: RbRoot<StableNode>): void {
  rb_erase(chain.node, root);
  free_stable_node(ksm, chain);
  ksm.ksm_stable_node_chains--;
}

/** mm/ksm.c v4.18: __is_page_sharing_candidate(); it has a sharer, and room for `offset` + 1 more. Without limit: any. */
function __is_page_sharing_candidate(ksm: Ksm, stable_node: StableNode, offset: number): boolean {
  VM_BUG_ON(stable_node.rmap_hlist_len < 0, '__is_page_sharing_candidate');
  if (!ksm.release.sharing_limit) return true;
  return stable_node.rmap_hlist_len !== 0 && stable_node.rmap_hlist_len + offset < ksm.ksm_max_page_sharing;
}

/** mm/ksm.c v4.18: is_page_sharing_candidate() */
export function is_page_sharing_candidate(ksm: Ksm, stable_node: StableNode): boolean {
  return __is_page_sharing_candidate(ksm, stable_node, 0);
}

/**
 * What chain lookups give back by pointer in C. One of these serves a whole tree walk.
 */
export class ChainLookup {
  /** The node whose page may be shared; null when all are full, or none is left. */
  stable_node_dup: StableNode | null = null;
  /** The node in the tree: a chain, or the node itself; a collapsed chain is replaced by its last dup. */
  stable_node!: StableNode;
}

/** mm/ksm.c v4.18: stable_node_dup(); the dup to share with, its page referenced, or null. May collapse the chain. */
function stable_node_dup(
  ksm: Ksm,
  lookup: ChainLookup,
  root: RbRoot<StableNode>,
  prune_stale_stable_nodes: boolean,
): Page | null {
  const { stable_node } = lookup;
  let found: StableNode | null = null;
  let tree_page: Page | null = null;
  let found_rmap_hlist_len = 0;
  let nr = 0;

  const interval = msecs_to_jiffies(ksm.ksm_stable_node_chains_prune_millisecs);
  const { jiffies } = ksm.kernel.clock;
  const prune = prune_stale_stable_nodes && !time_before(jiffies, stable_node.chain_prune_time + interval);
  if (prune) stable_node.chain_prune_time = jiffies;

  let next = stable_node.dups.first;
  while (next !== null) {
    const dup = next.owner;
    next = next.next;
    cond_resched(ksm);
    // A stale dup leaves the chain here.
    const _tree_page = get_ksm_page(ksm, dup, false);
    if (_tree_page === null) continue;
    nr += 1;
    if (is_page_sharing_candidate(ksm, dup) && (found === null || dup.rmap_hlist_len > found_rmap_hlist_len)) {
      if (tree_page !== null) put_page(ksm, tree_page);
      found = dup;
      found_rmap_hlist_len = dup.rmap_hlist_len;
      tree_page = _tree_page;
      // Without pruning the first that has room will do.
      if (!prune) break;
      continue;
    }
    put_page(ksm, _tree_page);
  }

  const alone = ksm.release.full_dup_collapses ? stable_node.dups.first : null;
  if (alone !== null && alone.next === null) {
    // What 6.11 made of it: any single dup, looked for to be pruned or not, with room or full.
    collapse(ksm, lookup, alone.owner, root);
  } else if (found !== null) {
    if (prune && nr === 1) {
      collapse(ksm, lookup, found, root);
    } else if (stable_node.dups.first !== found.hlist_dup && __is_page_sharing_candidate(ksm, found, 1)) {
      // To the head, so that the next search without pruning meets it first.
      hlist_del(found.hlist_dup);
      hlist_add_head(found.hlist_dup, stable_node.dups);
    }
  }

  lookup.stable_node_dup = found;
  return tree_page;
}

/** The only dup left, and before 6.11 not full: it becomes a regular node again, in the place of the chain. */
function collapse(ksm: Ksm, lookup: ChainLookup, found: StableNode, root: RbRoot<StableNode>): void {
  const { stable_node } = lookup;
  BUG_ON((stable_node.dups.first as HlistNode<StableNode>).next !== null, 'stable_node_dup');
  rb_replace_node(stable_node.node, found.node, root);
  // NON-KERNEL: in C, linking into the tree overwrites `head`.
  found.head = null;
  free_stable_node(ksm, stable_node);
  ksm.ksm_stable_node_chains--;
  ksm.ksm_stable_node_dups--;
  lookup.stable_node = found;
}

/** mm/ksm.c v4.18: stable_node_dup_any(); any node with the content; null when an empty chain was removed. */
export function stable_node_dup_any(ksm: Ksm, stable_node: StableNode, root: RbRoot<StableNode>): StableNode | null {
  if (!is_stable_node_chain(stable_node)) return stable_node;
  if (hlist_empty(stable_node.dups)) {
    free_stable_node_chain(ksm, stable_node, root);
    return null;
  }
  return stable_node.dups.first?.owner as StableNode;
}

/** mm/ksm.c v4.18: __stable_node_chain(); for a regular node the node itself, unless it is full. */
function __stable_node_chain(ksm: Ksm, lookup: ChainLookup, root: RbRoot<StableNode>, prune: boolean): Page | null {
  const { stable_node } = lookup;
  if (!is_stable_node_chain(stable_node)) {
    if (is_page_sharing_candidate(ksm, stable_node)) {
      lookup.stable_node_dup = stable_node;
      return get_ksm_page(ksm, stable_node, false);
    }
    lookup.stable_node_dup = null;
    return null;
  }
  return stable_node_dup(ksm, lookup, root, prune);
}

/** mm/ksm.c v4.18: chain_prune(); may free `lookup.stable_node`, and replaces it when the chain collapses. */
export function chain_prune(ksm: Ksm, lookup: ChainLookup, root: RbRoot<StableNode>): Page | null {
  return __stable_node_chain(ksm, lookup, root, true);
}

/** mm/ksm.c v4.18: chain(); without pruning, so before 6.11 the chain stays. */
export function chain(ksm: Ksm, lookup: ChainLookup, root: RbRoot<StableNode>): Page | null {
  const old_stable_node = lookup.stable_node;
  const tree_page = __stable_node_chain(ksm, lookup, root, false);
  VM_BUG_ON(lookup.stable_node !== old_stable_node && !ksm.release.full_dup_collapses, 'chain');
  return tree_page;
}
