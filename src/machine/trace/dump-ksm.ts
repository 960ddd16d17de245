// SPDX-License-Identifier: GPL-2.0-only
// The first part of a dump: all of KSM's state.

import { hlist_entries, list_entries } from '../../kernel/list';
import type { RbNode } from '../../kernel/rbtree';
import type { Ksm } from '../../ksm/ksm';
import {
  is_stable_node_chain,
  type RmapItem,
  SEQNR_MASK,
  STABLE_FLAG,
  type StableNode,
  UNSTABLE_FLAG,
} from '../../ksm/structures';
import { ksmFiles } from '../../ksm/sysfs';
import { fnv1a } from '../../mm/contents';
import { PAGE_MAPPING_KSM, pageAddress } from '../../mm/page';
import type { Machine } from '../machine';
import { hex32, hexAddress } from './format';

/** Deeper nodes of an unstable tree are taken for a circle that freed items make. */
const MAX_DEPTH = 200;

const itemName = (item: RmapItem): string =>
  item.live ? `${item.mm?.label}:${hexAddress(pageAddress(item.address))}` : 'DANGLING';

function stableBody(ksm: Ksm, node: StableNode): string {
  const page = ksm.memory.pfn_to_page(node.kpfn);
  const fits = page.mapping === node && page.mapping_flags === PAGE_MAPPING_KSM;
  const hash = fits ? hex32(fnv1a(ksm.memory.contents.view(page.pfn))) : 'stale';
  const items = [...hlist_entries(node.hlist)].map(itemName).join(',') || '-';
  return `kpfn=${node.kpfn} nid=${node.nid} len=${node.rmap_hlist_len} hash=${hash} items=${items}`;
}

const place = <T>(node: RbNode<T>, depth: number, side: string): string => `${depth} ${side} ${node.black ? 'B' : 'R'}`;

function* stableTree(ksm: Ksm, node: RbNode<StableNode> | null, depth: number, side: string): Generator<string> {
  if (node === null) return;
  const stable_node = node.owner;
  if (!stable_node.live) {
    yield `| S ${depth} ${side} DANGLING`;
    return;
  }
  if (is_stable_node_chain(stable_node)) {
    yield `| C ${place(node, depth, side)} prune=${stable_node.chain_prune_time}`;
    for (const dup of hlist_entries(stable_node.dups)) yield `|  D ${stableBody(ksm, dup)}`;
  } else {
    yield `| S ${place(node, depth, side)} ${stableBody(ksm, stable_node)}`;
  }
  yield* stableTree(ksm, node.rb_left, depth + 1, 'l');
  yield* stableTree(ksm, node.rb_right, depth + 1, 'r');
}

function* unstableTree(node: RbNode<RmapItem> | null, depth: number, side: string): Generator<string> {
  if (node === null) return;
  if (depth > MAX_DEPTH || !node.owner.live) {
    yield `| U ${depth} ${side} DANGLING`;
    return;
  }
  yield `| U ${place(node, depth, side)} ${itemName(node.owner)}`;
  if (node.owner.head !== null) {
    // A stale tree led to an item of the stable tree: C overlays its links with its place in a list of sharers.
    yield `| U ${depth + 1} l DANGLING`;
    if (node.owner.hlist.next !== null) yield `| U ${depth + 1} r DANGLING`;
    return;
  }
  yield* unstableTree(node.rb_left, depth + 1, 'l');
  yield* unstableTree(node.rb_right, depth + 1, 'r');
}

function* items(ksm: Ksm): Generator<string> {
  for (const slot of list_entries(ksm.ksm_mm_head.mm_list)) {
    yield `| slot ${slot.mm?.label} users=${slot.mm?.mm_users}${slot === ksm.ksm_scan.mm_slot ? ' cursor' : ''}`;
    for (let item = slot.rmap_list; item !== null; item = item.rmap_list) {
      const { address } = item;
      const unstable = (address & UNSTABLE_FLAG) !== 0;
      const tree = (address & STABLE_FLAG) !== 0 ? 'S' : unstable ? 'U' : '-';
      const nid = unstable ? ` nid=${item.nid}` : '';
      yield `|  I ${hexAddress(pageAddress(address))} ${tree} seq=${address & SEQNR_MASK} sum=${hex32(item.oldchecksum)}${nid}`;
    }
  }
}

function cursor(ksm: Ksm): string {
  const { mm_slot, address, rmap_list } = ksm.ksm_scan;
  if (mm_slot === ksm.ksm_mm_head) return '| cursor head';
  const next = rmap_list.rmap_list;
  return `| cursor ${mm_slot.mm?.label} ${hexAddress(address)} next=${next === null ? '-' : itemName(next)}`;
}

/** The lines of `dump ksm`. */
export function* dumpKsm(machine: Machine): Generator<string> {
  const { ksm } = machine;
  const attributes = [...ksmFiles(ksm)].map(([name, { show }]) => `${name}=${show(ksm).trimEnd()}`);
  yield `| sysfs ${attributes.join(' ')}`;
  yield `| ksm run=${ksm.ksm_run} rmap_items=${ksm.ksm_rmap_items} stable_nodes=${ksm.stable_node_cache?.objects ?? 0}` +
    ` mm_slots=${ksm.mm_slot_cache?.objects ?? 0} trees=${ksm.ksm_nr_node_ids} jiffies=${ksm.kernel.clock.jiffies}` +
    ` zero_checksum=${hex32(ksm.zero_checksum)}`;
  for (let nid = 0; nid < ksm.ksm_nr_node_ids; nid++) {
    yield `| stable ${nid}`;
    yield* stableTree(ksm, ksm.root_stable_tree[nid]?.rb_node ?? null, 0, '-');
  }
  yield '| migrate_nodes';
  for (const node of list_entries(ksm.migrate_nodes)) yield `|  M ${stableBody(ksm, node)}`;
  if (ksm.ksm_scan.mm_slot === ksm.ksm_mm_head) {
    yield '| unstable idle';
  } else {
    for (let nid = 0; nid < ksm.ksm_nr_node_ids; nid++) {
      yield `| unstable ${nid}`;
      yield* unstableTree(ksm.root_unstable_tree[nid]?.rb_node ?? null, 0, '-');
    }
  }
  yield cursor(ksm);
  yield* items(ksm);
}
