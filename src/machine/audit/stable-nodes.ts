// SPDX-License-Identifier: GPL-2.0-only
// `stable-tree:` the shape of the stable trees, of chains and of migrate_nodes; `stable-node:` what a node says of
// itself; `stable-item:` items and nodes agree on who shares what.

import type { HlistHead, HlistNode, ListHead } from '../../kernel/list';
import type { RbRoot } from '../../kernel/rbtree';
import {
  is_stable_node_chain,
  type RmapItem,
  STABLE_FLAG,
  STABLE_NODE_DUP_HEAD,
  type StableNode,
} from '../../ksm/structures';
import type { KsmCensus } from './census';
import { itemName, nodeName } from './names';
import { walkRedBlack } from './red-black';

/** include/linux/numa.h; a chain has it: only its pages are somewhere. */
const NUMA_NO_NODE = -1;

/** The members of a chain, up to a place where its links are broken. */
function* hlistMembers<T>(head: HlistHead<T>, broken: (after: number) => void): Generator<T> {
  let holder: HlistHead<T> | HlistNode<T> = head;
  let count = 0;
  for (let at = head.first; at !== null; at = at.next) {
    if (at.pprev !== holder) {
      broken(count);
      return;
    }
    yield at.owner;
    holder = at;
    count++;
  }
}

/** What is wrong with an item that a node lists; null when nothing is. */
function itemPuzzle(census: KsmCensus, node: StableNode, item: RmapItem): string | null {
  if (!census.items.has(item)) return 'it belongs to no slot';
  if ((item.address & STABLE_FLAG) === 0) return 'it has no STABLE_FLAG';
  return item.head === node ? null : 'it points elsewhere';
}

class NodeAudit {
  private readonly census: KsmCensus;
  private readonly findings: string[];

  constructor(census: KsmCensus, findings: string[]) {
    this.census = census;
    this.findings = findings;
  }

  /** @returns how many items the node lists */
  private items(node: StableNode): number {
    let length = 0;
    const broken = (after: number) =>
      this.findings.push(`stable-node: the list of the ${nodeName(node)} is broken after ${after} items`);
    for (const item of hlistMembers(node.hlist, broken)) {
      const puzzle = itemPuzzle(this.census, node, item);
      if (puzzle !== null) {
        this.findings.push(`stable-item: ${itemName(item)} is listed from the ${nodeName(node)}, but ${puzzle}`);
      }
      length++;
    }
    return length;
  }

  /** A node that stands for one page, wherever it is linked. */
  private node(node: StableNode, place: string, head: StableNode['head']): void {
    if (!node.live) {
      this.findings.push(`stable-tree: the ${nodeName(node)} is still in ${place}`);
      return;
    }
    this.census.nodes.all.push(node);
    if (node.head !== head) this.findings.push(`stable-node: the ${nodeName(node)} is in ${place}, its head is not`);
    const length = this.items(node);
    this.census.listed += length;
    if (node.rmap_hlist_len !== length) {
      this.findings.push(
        `stable-node: the ${nodeName(node)} has rmap_hlist_len ${node.rmap_hlist_len}, expected ${length}`,
      );
    }
  }

  private inTree(node: StableNode, nid: number, place: string, head: StableNode['head']): void {
    this.node(node, place, head);
    if (node.nid !== nid) {
      this.findings.push(`stable-node: the ${nodeName(node)} is in ${place}, its nid is ${node.nid}`);
    }
  }

  private chain(chain: StableNode, nid: number): void {
    if (!chain.live) {
      this.findings.push(`stable-tree: the ${nodeName(chain)} is still in tree ${nid}`);
      return;
    }
    this.census.nodes.all.push(chain);
    if (chain.nid !== NUMA_NO_NODE) this.findings.push(`stable-node: the ${nodeName(chain)} has nid ${chain.nid}`);
    if (chain.hlist.first !== null) this.findings.push(`stable-node: the ${nodeName(chain)} lists items itself`);
    const broken = (after: number) =>
      this.findings.push(`stable-tree: the ${nodeName(chain)} is broken after ${after} dups`);
    for (const dup of hlistMembers(chain.dups, broken)) {
      this.inTree(dup, nid, `a chain of tree ${nid}`, STABLE_NODE_DUP_HEAD);
    }
  }

  tree(root: RbRoot<StableNode>, nid: number): void {
    const { ksm, trees } = this.census;
    const report = (text: string) => this.findings.push(`stable-tree: in tree ${nid} ${text}`);
    if (nid >= ksm.ksm_nr_node_ids && root.rb_node !== null) report('there are nodes, and it is not in use');
    const nodes = walkRedBlack(root, nodeName, report);
    trees.push(nodes);
    for (const node of nodes) {
      if (is_stable_node_chain(node)) this.chain(node, nid);
      else this.inTree(node, nid, `tree ${nid}`, null);
    }
  }

  migrateNodes(): void {
    const head: ListHead<StableNode> = this.census.ksm.migrate_nodes;
    let prev = head;
    for (let at = head.next; at !== head; at = at.next) {
      if (at === null || at.owner === null || at.prev !== prev) {
        this.findings.push('stable-tree: the list of migrate_nodes is broken');
        return;
      }
      this.node(at.owner, 'migrate_nodes', head);
      prev = at;
    }
  }

  /** The slots' items that say they are listed, and are not: looked for only when the numbers differ. */
  unlisted(): void {
    const { items, nodes, listed } = this.census;
    const stable = items.all.filter((item) => (item.address & STABLE_FLAG) !== 0);
    if (stable.length === listed) return;
    const met = new Set<RmapItem>();
    for (const node of nodes.all) for (const item of hlistMembers(node.hlist, () => undefined)) met.add(item);
    for (const item of stable) {
      if (!met.has(item)) this.findings.push(`stable-item: ${itemName(item)} has STABLE_FLAG and no node lists it`);
    }
  }
}

/** Takes nodes, chains and listed items into the census. The slots' items are in it already. */
export function auditStableNodes(census: KsmCensus, findings: string[]): void {
  const { ksm } = census;
  const audit = new NodeAudit(census, findings);
  for (const [nid, root] of ksm.root_stable_tree.entries()) audit.tree(root, nid);
  audit.migrateNodes();
  audit.unlisted();
  if (ksm.root_stable_tree !== ksm.one_stable_tree && ksm.one_stable_tree[0]?.rb_node !== null) {
    findings.push('stable-tree: there are nodes in the tree of the time before merge_across_nodes was switched');
  }
  if (census.nodes.tooMany) findings.push('stable-tree: more nodes are linked than there are');
}
