// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the structures, and the bits kept in addresses.

import { HlistHead, HlistNode, ListHead } from '../kernel/list';
import { RbNode } from '../kernel/rbtree';
import type { SlabObject } from '../kernel/slab';
import type { pfn_t, vaddr } from '../kernel/types';
import type { AnonVma } from '../mm/anon-vma';
import type { MmStruct } from '../mm/mm-struct';

/** In stable_node->head: the node is a dup in a chain. NON-KERNEL: C takes an address inside of migrate_nodes. */
export const STABLE_NODE_DUP_HEAD = Symbol('STABLE_NODE_DUP_HEAD');
/** In stable_node->rmap_hlist_len: the node is a chain. */
export const STABLE_NODE_CHAIN = -1024;

/** In rmap_item->address: low bits of the scan in which the item entered the unstable tree. */
export const SEQNR_MASK = 0x0ff;
/** In rmap_item->address: the item is a node of the unstable tree. */
export const UNSTABLE_FLAG = 0x100;
/** In rmap_item->address: the item is listed from a stable node. */
export const STABLE_FLAG = 0x200;

// The values of /sys/kernel/mm/ksm/run, and a flag that memory hotplug adds.
export const KSM_RUN_STOP = 0;
export const KSM_RUN_MERGE = 1;
export const KSM_RUN_UNMERGE = 2;
export const KSM_RUN_OFFLINE = 4;

/**
 * What C points to by `struct rmap_item **`: whatever holds the link to an item, be it the slot or the item before.
 */
export interface RmapListHolder {
  rmap_list: RmapItem | null;
}

/** mm/ksm.c v4.18: struct mm_slot; an address space that is scanned. */
export class MmSlot implements SlabObject, RmapListHolder {
  live = true;
  /** Link in the hash of slots. */
  readonly link = new HlistNode<MmSlot>(this);
  /** Link in the list of slots, rooted in ksm_mm_head. */
  readonly mm_list = new ListHead<MmSlot>(this);
  /** First of the items, in address order. */
  rmap_list: RmapItem | null = null;
  mm: MmStruct | null = null;
}

/** mm/ksm.c v4.18: struct ksm_scan; the cursor. */
export class KsmScan {
  mm_slot: MmSlot;
  /** The next address to scan. */
  address: vaddr = 0;
  /** What holds the link to the next item. */
  rmap_list: RmapListHolder;
  /** Full scans completed. */
  seqnr = 0;

  constructor(head: MmSlot) {
    this.mm_slot = head;
    this.rmap_list = head;
  }
}

/** mm/ksm.c v4.18: struct stable_node; a KSM page in the stable tree, a dup in a chain, or a chain. */
export class StableNode extends RbNode<StableNode> implements SlabObject {
  live = true;
  /** On migrate_nodes: that list; in a chain: STABLE_NODE_DUP_HEAD. NON-KERNEL: C overlays it with `node`. */
  head: ListHead<StableNode> | typeof STABLE_NODE_DUP_HEAD | null = null;
  /** The items that share the page. NON-KERNEL: a chain's dups have a field of their own. */
  readonly hlist = new HlistHead<RmapItem>();
  /** Frame of the page; a hint, not a reference. */
  kpfn: pfn_t = 0;
  /** Chain: jiffies when all dups were last looked at. */
  chain_prune_time = 0n;
  /** Items in `hlist`, or STABLE_NODE_CHAIN. */
  rmap_hlist_len = 0;
  /** Node of the stable tree it is in; may differ from the frame's. */
  nid = 0;
  // NON-KERNEL: most nodes are never in a chain, nor migrate; what only those need is made on first use.
  private dupLink: HlistNode<StableNode> | null = null;
  private listLink: ListHead<StableNode> | null = null;
  private dupList: HlistHead<StableNode> | null = null;

  override get owner(): StableNode {
    return this;
  }

  /** In the stable tree. */
  get node(): RbNode<StableNode> {
    return this;
  }

  /** In a chain. */
  get hlist_dup(): HlistNode<StableNode> {
    this.dupLink ??= new HlistNode<StableNode>(this);
    return this.dupLink;
  }

  /** On migrate_nodes. */
  get list(): ListHead<StableNode> {
    this.listLink ??= new ListHead<StableNode>(this);
    return this.listLink;
  }

  /** Chain: its dups. */
  get dups(): HlistHead<StableNode> {
    this.dupList ??= new HlistHead<StableNode>();
    return this.dupList;
  }
}

/** mm/ksm.c v4.18: struct rmap_item; one virtual address that is scanned. */
export class RmapItem extends RbNode<RmapItem> implements SlabObject, RmapListHolder {
  live = true;
  /** Next item of the slot. */
  rmap_list: RmapItem | null = null;
  /** In the stable tree: the anon_vma that it holds a reference to. */
  anon_vma: AnonVma | null = null;
  /** In the unstable tree: which one. */
  nid = 0;
  mm: MmStruct | null = null;
  /** The address, and the flags above in its low bits. */
  address: vaddr = 0;
  /** The checksum when last computed. */
  oldchecksum = 0;
  /** In the stable tree: the node; stays behind when the item leaves. NON-KERNEL: C overlays it with `node`. */
  head: StableNode | null = null;
  /** NON-KERNEL: made on first use. */
  private hlistLink: HlistNode<RmapItem> | null = null;

  override get owner(): RmapItem {
    return this;
  }

  /** In the unstable tree. */
  get node(): RbNode<RmapItem> {
    return this;
  }

  /** In the stable tree: link in the node's list. */
  get hlist(): HlistNode<RmapItem> {
    this.hlistLink ??= new HlistNode<RmapItem>(this);
    return this.hlistLink;
  }
}

/** mm/ksm.c v4.18: is_stable_node_chain() */
export function is_stable_node_chain(chain: StableNode): boolean {
  return chain.rmap_hlist_len === STABLE_NODE_CHAIN;
}

/** mm/ksm.c v4.18: is_stable_node_dup() */
export function is_stable_node_dup(dup: StableNode): boolean {
  return dup.head === STABLE_NODE_DUP_HEAD;
}
