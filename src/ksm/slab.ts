// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the caches of items, nodes and slots, and the hash of slots.

import { VM_BUG_ON } from '../kernel/bug';
import { ENOMEM } from '../kernel/errno';
import type { FailPoint } from '../kernel/fault-inject';
import { KmemCache, type SlabObject } from '../kernel/slab';
import type { int } from '../kernel/types';
import type { MmStruct } from '../mm/mm-struct';
import { kmem_cache_alloc } from './calls';
import type { Ksm } from './ksm';
import { is_stable_node_chain, MmSlot, RmapItem, StableNode } from './structures';

/** mm/ksm.c v4.18: ksm_slab_init() */
export function ksm_slab_init(ksm: Ksm): int {
  const { failPoints } = ksm.kernel;
  ksm.rmap_item_cache = kmem_cache_create(ksm, 'ksm_rmap_item', () => new RmapItem(), failPoints.rmap_item);
  if (ksm.rmap_item_cache === null) return -ENOMEM;
  ksm.stable_node_cache = kmem_cache_create(ksm, 'ksm_stable_node', () => new StableNode(), failPoints.stable_node);
  if (ksm.stable_node_cache === null) {
    ksm.rmap_item_cache.destroy();
    return -ENOMEM;
  }
  ksm.mm_slot_cache = kmem_cache_create(ksm, 'ksm_mm_slot', () => new MmSlot(), failPoints.mm_slot);
  if (ksm.mm_slot_cache === null) {
    ksm.stable_node_cache.destroy();
    ksm.rmap_item_cache.destroy();
    return -ENOMEM;
  }
  return 0;
}

/** mm/slab_common.c v4.18: kmem_cache_create(); null when the boot is made to fail here. */
function kmem_cache_create<T extends SlabObject>(
  ksm: Ksm,
  name: string,
  construct: () => T,
  failure: FailPoint,
): KmemCache<T> | null {
  return ksm.kernel.boot.fails() ? null : new KmemCache(name, construct, failure);
}

/** mm/ksm.c v4.18: ksm_slab_free() */
export function ksm_slab_free(ksm: Ksm): void {
  (ksm.mm_slot_cache as KmemCache<MmSlot>).destroy();
  (ksm.stable_node_cache as KmemCache<StableNode>).destroy();
  (ksm.rmap_item_cache as KmemCache<RmapItem>).destroy();
  ksm.mm_slot_cache = null;
}

/** mm/ksm.c v4.18: alloc_rmap_item() */
export function alloc_rmap_item(ksm: Ksm): RmapItem | null {
  const rmap_item = kmem_cache_alloc(ksm, ksm.rmap_item_cache as KmemCache<RmapItem>);
  if (rmap_item !== null) ksm.ksm_rmap_items++;
  return rmap_item;
}

/** mm/ksm.c v4.18: free_rmap_item() */
export function free_rmap_item(ksm: Ksm, rmap_item: RmapItem): void {
  ksm.ksm_rmap_items--;
  (rmap_item.mm as MmStruct).ksm_rmap_items--;
  rmap_item.mm = null;
  (ksm.rmap_item_cache as KmemCache<RmapItem>).free(rmap_item);
}

/** mm/ksm.c v4.18: alloc_stable_node() */
export function alloc_stable_node(ksm: Ksm): StableNode | null {
  return kmem_cache_alloc(ksm, ksm.stable_node_cache as KmemCache<StableNode>);
}

/** mm/ksm.c v4.18: free_stable_node() */
export function free_stable_node(ksm: Ksm, stable_node: StableNode): void {
  VM_BUG_ON(stable_node.rmap_hlist_len !== 0 && !is_stable_node_chain(stable_node), 'free_stable_node');
  (ksm.stable_node_cache as KmemCache<StableNode>).free(stable_node);
}

/** mm/ksm.c v4.18: alloc_mm_slot(); null also when ksm_init() has failed. */
export function alloc_mm_slot(ksm: Ksm): MmSlot | null {
  return ksm.mm_slot_cache === null ? null : kmem_cache_alloc(ksm, ksm.mm_slot_cache);
}

/** mm/ksm.c v4.18: free_mm_slot() */
export function free_mm_slot(ksm: Ksm, mm_slot: MmSlot): void {
  (ksm.mm_slot_cache as KmemCache<MmSlot>).free(mm_slot);
}

/** mm/ksm.c v4.18: get_mm_slot() */
export function get_mm_slot(ksm: Ksm, mm: MmStruct): MmSlot | null {
  for (const slot of ksm.mm_slots_hash.possible(mm.id)) if (slot.mm === mm) return slot;
  return null;
}

/** mm/ksm.c v4.18: insert_to_mm_slots_hash() */
export function insert_to_mm_slots_hash(ksm: Ksm, mm: MmStruct, mm_slot: MmSlot): void {
  mm_slot.mm = mm;
  ksm.mm_slots_hash.hash_add(mm_slot.link, mm.id);
}
