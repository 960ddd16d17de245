// SPDX-License-Identifier: GPL-2.0-only
// What an audit has met of KSM's objects, by walking from the roots: slots, items and stable nodes.

import type { KmemCache, SlabObject } from '../../kernel/slab';
import type { Ksm } from '../../ksm/ksm';
import type { MmSlot, RmapItem, StableNode } from '../../ksm/structures';
import { PAGE_MAPPING_KSM } from '../../mm/page';

/**
 * Objects of one slab cache. As long as as many were met as the cache has, each that is live was met; only when that
 * is not so need every one be remembered.
 */
export class Met<T extends SlabObject> {
  readonly all: T[] = [];
  private readonly cache: KmemCache<T> | null;
  private remembered: Set<T> | null = null;

  constructor(cache: KmemCache<T> | null) {
    this.cache = cache;
  }

  /** Whether more were met than there can be: the walk goes round, or things are linked twice. */
  get tooMany(): boolean {
    return this.all.length > (this.cache?.objects ?? 0);
  }

  /** Whether this one was met. Not to be asked before all were. */
  has(object: T): boolean {
    if (this.remembered === null && this.all.length === this.cache?.objects) return object.live;
    this.remembered ??= new Set(this.all);
    return this.remembered.has(object);
  }
}

export class KsmCensus {
  readonly ksm: Ksm;
  /** The slots of the list, in its order. */
  readonly slots: MmSlot[] = [];
  /** The items of those slots. */
  readonly items: Met<RmapItem>;
  /** What stands in each stable tree, in order: nodes and chains. */
  readonly trees: StableNode[][] = [];
  /** Chains, and nodes that stand for one page: in a tree, in a chain, on migrate_nodes. */
  readonly nodes: Met<StableNode>;
  /** How many items those nodes list. */
  listed = 0;

  constructor(ksm: Ksm) {
    this.ksm = ksm;
    this.items = new Met(ksm.rmap_item_cache);
    this.nodes = new Met(ksm.stable_node_cache);
  }

  /** Whether the page no longer points back to the node: legal, until a walk looks through the keyhole. */
  isStale(node: StableNode): boolean {
    const page = this.ksm.memory.pfn_to_page(node.kpfn);
    return page.mapping !== node || page.mapping_flags !== PAGE_MAPPING_KSM;
  }
}
