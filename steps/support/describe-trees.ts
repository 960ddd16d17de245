// SPDX-License-Identifier: GPL-2.0-only
// The trees as tables: contents in order, and who has them.

import { hlist_entries } from '../../src/kernel/list';
import { type RbNode, type RbRoot, rb_first, rb_next } from '../../src/kernel/rbtree';
import { is_stable_node_chain, type RmapItem, type StableNode } from '../../src/ksm/structures';
import type { Machine } from '../../src/machine/machine';
import { PAGE_MAPPING_KSM, PageKsm } from '../../src/mm/page';
import { pte_pfn } from '../../src/mm/pgtable';

export type Tree = 'stable' | 'unstable';

function* inOrder<T>(root: RbRoot<T>): Generator<T> {
  for (let node: RbNode<T> | null = rb_first(root); node !== null; node = rb_next(node)) yield node.owner;
}

/** Nodes on the longest way from the root down. */
const depthBelow = <T>(node: RbNode<T> | null): number =>
  node === null ? 0 : 1 + Math.max(depthBelow(node.rb_left), depthBelow(node.rb_right));

/** The levels of the stable or the unstable tree; of the deepest one when there is one for each NUMA node. */
export function treeDepth({ ksm }: Machine, tree: Tree): number {
  const roots: RbRoot<unknown>[] = tree === 'stable' ? ksm.root_stable_tree : ksm.root_unstable_tree;
  return Math.max(...roots.slice(0, ksm.ksm_nr_node_ids).map((root) => depthBelow(root.rb_node)));
}

/** A page's content by the byte that fills it: a letter, 0, or hexadecimal; `...` when it is not full of one byte. */
function contentName(bytes: Uint8Array): string {
  const [first = 0] = bytes;
  if (bytes.some((byte) => byte !== first)) return '...';
  const letter = String.fromCharCode(first);
  if (/[a-z]/.test(letter)) return letter;
  return first === 0 ? '0' : `0x${first.toString(16).padStart(2, '0')}`;
}

/** The content of a node that knows its page by the addresses of its items only. */
function contentThroughItems({ memory }: Machine, node: StableNode): string {
  const frames = [...hlist_entries(node.hlist)].map((item) => pte_pfn(item.mm?.pgtables.get(item.address) ?? 0));
  const pfn = frames.find((frame) => PageKsm(memory.pfn_to_page(frame)));
  return pfn === undefined ? 'stale' : contentName(memory.contents.view(pfn));
}

function stableContent(machine: Machine, node: StableNode): string {
  if (!machine.ksm.release.stable_node_page) return contentThroughItems(machine, node);
  const page = machine.memory.pfn_to_page(node.kpfn);
  const fits = page.mapping === node && page.mapping_flags === PAGE_MAPPING_KSM;
  return fits ? contentName(machine.memory.contents.view(page.pfn)) : 'stale';
}

/** One row per node, in order of content: `[content, sharers]`; a chain's sharers are joined by +, head first. */
function describeStableTree(machine: Machine): string[][] {
  const { ksm } = machine;
  return ksm.root_stable_tree.slice(0, ksm.ksm_nr_node_ids).flatMap((root) =>
    [...inOrder(root)].map((node) => {
      if (!is_stable_node_chain(node)) return [stableContent(machine, node), String(node.rmap_hlist_len)];
      const dups = [...hlist_entries(node.dups)];
      const [content = 'empty'] = dups.map((dup) => stableContent(machine, dup)).filter((name) => name !== 'stale');
      return [content, dups.map((dup) => dup.rmap_hlist_len).join(' + ')];
    }),
  );
}

function unstableContent(machine: Machine, item: RmapItem): string {
  const frame = item.mm === null ? 0 : Math.floor(item.mm.pgtables.get(item.address) / 4096);
  return contentName(machine.memory.contents.view(frame));
}

/** One row per item, in the order of the tree: `[process, content]`. Between two scans there is no unstable tree. */
function describeUnstableTree(machine: Machine): string[][] {
  const { ksm } = machine;
  if (ksm.ksm_scan.mm_slot === ksm.ksm_mm_head) return [];
  return ksm.root_unstable_tree
    .slice(0, ksm.ksm_nr_node_ids)
    .flatMap((root) => [...inOrder(root)].map((item) => [item.mm?.name ?? '', unstableContent(machine, item)]));
}

export const describeTree = (machine: Machine, tree: Tree): string[][] =>
  tree === 'stable' ? describeStableTree(machine) : describeUnstableTree(machine);
