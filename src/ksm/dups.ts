// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: where a stable node is linked: in a chain, as one of its dups, or in the tree itself.

import { VM_BUG_ON } from '../kernel/bug';
import { hlist_add_head, hlist_del } from '../kernel/list';
import { type RbRoot, rb_erase } from '../kernel/rbtree';
import type { Ksm } from './ksm';
import { is_stable_node_chain, is_stable_node_dup, STABLE_NODE_DUP_HEAD, type StableNode } from './structures';

/** mm/ksm.c v4.18: stable_node_chain_add_dup(); at the head of the chain. */
export function stable_node_chain_add_dup(ksm: Ksm, dup: StableNode, chain: StableNode): void {
  VM_BUG_ON(is_stable_node_dup(dup), 'stable_node_chain_add_dup');
  dup.head = STABLE_NODE_DUP_HEAD;
  VM_BUG_ON(!is_stable_node_chain(chain), 'stable_node_chain_add_dup');
  hlist_add_head(dup.hlist_dup, chain.dups);
  ksm.ksm_stable_node_dups++;
}

/** mm/ksm.c v4.18: __stable_node_dup_del() */
export function __stable_node_dup_del(ksm: Ksm, dup: StableNode): void {
  VM_BUG_ON(!is_stable_node_dup(dup), '__stable_node_dup_del');
  hlist_del(dup.hlist_dup);
  ksm.ksm_stable_node_dups--;
}

/** mm/ksm.c v4.18: stable_node_dup_del(); out of its chain, or out of the tree. */
export function stable_node_dup_del(ksm: Ksm, dup: StableNode): void {
  VM_BUG_ON(is_stable_node_chain(dup), 'stable_node_dup_del');
  if (is_stable_node_dup(dup)) __stable_node_dup_del(ksm, dup);
  else rb_erase(dup.node, stableRoot(ksm, dup.nid));
  dup.head = null;
}

/** The root of the stable tree of a NUMA node: `root_stable_tree + nid`. */
export function stableRoot(ksm: Ksm, nid: number): RbRoot<StableNode> {
  return ksm.root_stable_tree[nid] as RbRoot<StableNode>;
}
