// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the structures, and the bits kept in addresses.

import { HlistField, HlistHead, type HlistNode, type HlistPointer, ListHead } from '../kernel/list';
import { RbNode } from '../kernel/rbtree';
import type { SlabObject } from '../kernel/slab';
import type { pfn_t, vaddr } from '../kernel/types';
import type { AnonVma } from '../mm/anon-vma';
import type { MmStruct } from '../mm/mm-struct';
import { PAGE_SIZE } from '../mm/page';

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
  readonly link = new HlistField<MmSlot>(this);
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

// What both structures keep in `bits`, above the colour. An object of the host takes eight bytes for any field, so small
// ones are kept together, and C's unions are unions here: at millions of pages that decides what fits a cache.
const LIVE = 1 << 1;
/** Item: it is, or was last, listed from a stable node, and not in an unstable tree. */
const LISTED = 1 << 2;
/** Item: the flags in the low bits of its address, and one more bit, which is always clear. */
const FLAGS_SHIFT = 3;
const FLAGS_MASK = 0x7ff;
/** Item: its age for smart scan, 8 bits, and the skips that remain, 4 bits. */
const AGE_SHIFT = FLAGS_SHIFT + 11;
const AGE_MASK = 0xff;
const SKIPS_SHIFT = AGE_SHIFT + 8;
const SKIPS_MASK = 0xf;
/** Item: which unstable tree. For that 6 bits are left: 64 nodes, as many as a machine may have. */
const NID_SHIFT = SKIPS_SHIFT + 4;

/** The parts of a stable node that most have no use for. */
class ChainPart {
  readonly hlist_dup: HlistField<StableNode>;
  readonly list: ListHead<StableNode>;
  readonly dups = new HlistHead<StableNode>();
  chain_prune_time = 0n;

  constructor(owner: StableNode) {
    this.hlist_dup = new HlistField(owner);
    this.list = new ListHead(owner);
  }
}

/** mm/ksm.c v4.18: struct stable_node; a KSM page in the stable tree, a dup in a chain, or a chain. */
export class StableNode extends RbNode<StableNode> implements SlabObject, HlistHead<RmapItem> {
  override bits = LIVE;
  // What a walk down the tree looks at comes first, next to the links.
  /** Frame of the page; a hint, not a reference. */
  kpfn: pfn_t = 0;
  /** Items in `hlist`, or STABLE_NODE_CHAIN. */
  rmap_hlist_len = 0;
  /** On migrate_nodes: that list; in a chain: STABLE_NODE_DUP_HEAD. NON-KERNEL: C overlays it with `node`. */
  head: ListHead<StableNode> | typeof STABLE_NODE_DUP_HEAD | null = null;
  /** Node of the stable tree it is in; may differ from the frame's. */
  nid = 0;
  first: HlistNode<RmapItem> | null = null;
  private chainPart: ChainPart | null = null;

  get live(): boolean {
    return (this.bits & LIVE) !== 0;
  }

  set live(live: boolean) {
    this.bits = (this.bits & ~LIVE) | (Number(live) * LIVE);
  }

  override get owner(): StableNode {
    return this;
  }

  /** In the stable tree. */
  get node(): RbNode<StableNode> {
    return this;
  }

  /** The items that share the page. NON-KERNEL: a chain's dups have a field of their own. */
  get hlist(): HlistHead<RmapItem> {
    return this;
  }

  pointTo(node: HlistNode<RmapItem> | null): void {
    this.first = node;
  }

  private get inChains(): ChainPart {
    this.chainPart ??= new ChainPart(this);
    return this.chainPart;
  }

  /** In a chain. */
  get hlist_dup(): HlistNode<StableNode> {
    return this.inChains.hlist_dup;
  }

  /** On migrate_nodes. */
  get list(): ListHead<StableNode> {
    return this.inChains.list;
  }

  /** Chain: its dups. */
  get dups(): HlistHead<StableNode> {
    return this.inChains.dups;
  }

  /** Chain: jiffies when all dups were last looked at. */
  get chain_prune_time(): bigint {
    return this.inChains.chain_prune_time;
  }

  set chain_prune_time(jiffies: bigint) {
    this.inChains.chain_prune_time = jiffies;
  }
}

/** mm/ksm.c v4.18: struct rmap_item; one virtual address that is scanned. */
export class RmapItem extends RbNode<RmapItem> implements SlabObject, RmapListHolder, HlistNode<RmapItem> {
  override bits = LIVE;
  /** The address without its low bits, in pages. */
  pageNumber = 0;
  mm: MmStruct | null = null;
  /** Next item of the slot. */
  rmap_list: RmapItem | null = null;
  /** The checksum when last computed. */
  oldchecksum = 0;
  /** In the stable tree: the anon_vma that it holds a reference to. */
  anon_vma: AnonVma | null = null;

  get live(): boolean {
    return (this.bits & LIVE) !== 0;
  }

  set live(live: boolean) {
    this.bits = (this.bits & ~LIVE) | (Number(live) * LIVE);
  }

  override get owner(): RmapItem {
    return this;
  }

  /** The address, and the flags above in its low bits. */
  get address(): vaddr {
    return this.pageNumber * PAGE_SIZE + ((this.bits >> FLAGS_SHIFT) & FLAGS_MASK);
  }

  set address(address: vaddr) {
    this.pageNumber = Math.floor(address / PAGE_SIZE);
    this.bits = (this.bits & ~(FLAGS_MASK << FLAGS_SHIFT)) | ((address & FLAGS_MASK) << FLAGS_SHIFT);
  }

  /** In the unstable tree: which one. */
  get nid(): number {
    return this.bits >>> NID_SHIFT;
  }

  set nid(nid: number) {
    this.bits = (this.bits & ((1 << NID_SHIFT) - 1)) | (nid << NID_SHIFT);
  }

  /** Smart scan: how many scans have met it, 255 at most. */
  get age(): number {
    return (this.bits >> AGE_SHIFT) & AGE_MASK;
  }

  set age(age: number) {
    this.bits = (this.bits & ~(AGE_MASK << AGE_SHIFT)) | (age << AGE_SHIFT);
  }

  /** Smart scan: how many more scans in turn leave it out. */
  get remaining_skips(): number {
    return (this.bits >> SKIPS_SHIFT) & SKIPS_MASK;
  }

  set remaining_skips(skips: number) {
    this.bits = (this.bits & ~(SKIPS_MASK << SKIPS_SHIFT)) | (skips << SKIPS_SHIFT);
  }

  /** In the unstable tree. */
  get node(): RbNode<RmapItem> {
    return this;
  }

  /**
   * In the stable tree: the node; before 5.13 it stays behind when the item leaves, until it goes into an unstable
   * tree: then null.
   * Overlaid with `node`, as in C.
   */
  get head(): StableNode | null {
    return (this.bits & LISTED) === 0 ? null : (this.rb_parent as unknown as StableNode);
  }

  set head(head: StableNode | null) {
    if (head === null) {
      this.bits &= ~LISTED;
    } else {
      this.bits |= LISTED;
      this.rb_parent = head as unknown as RbNode<RmapItem>;
    }
  }

  /** In the stable tree: link in the node's list. Overlaid with `node`, too. */
  get hlist(): HlistNode<RmapItem> {
    return this;
  }

  get next(): HlistNode<RmapItem> | null {
    return this.rb_right as unknown as HlistNode<RmapItem> | null;
  }

  set next(next: HlistNode<RmapItem> | null) {
    this.rb_right = next as unknown as RbNode<RmapItem> | null;
  }

  get pprev(): HlistPointer<RmapItem> | null {
    return this.rb_left as unknown as HlistPointer<RmapItem> | null;
  }

  set pprev(pprev: HlistPointer<RmapItem> | null) {
    this.rb_left = pprev as unknown as RbNode<RmapItem> | null;
  }

  pointTo(node: HlistNode<RmapItem> | null): void {
    this.next = node;
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
