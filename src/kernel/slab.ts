// SPDX-License-Identifier: GPL-2.0-only
// mm/slab: object caches. Objects are never reused, so that a stale reference can be told from a live one.

import { BUG_ON } from './bug';
import type { FailPoint } from './fault-inject';

/** What every slab object carries: whether it is allocated. A reference that outlives it finds `live` false. */
export interface SlabObject {
  live: boolean;
}

/** Small machines, of which most live for one scenario, need few objects: slabs grow up to this size. */
const LARGEST_SLAB = 4096;
/**
 * How many slabs are remembered. Scans meet objects in the order in which they were made, and are fast when they lie in
 * this order in the host's memory. V8 moves a young object twice, and keeps the order of an array that leads to it.
 */
const SLABS_KEPT = 64;

export class KmemCache<T extends SlabObject> {
  readonly name: string;
  /** Objects allocated and not freed. */
  objects = 0;
  private slab: T[] = [];
  private usedOfSlab = 0;
  private readonly slabs: T[][] = [];
  private slabsMade = 0;
  private readonly construct: () => T;
  private readonly failure: FailPoint;

  constructor(name: string, construct: () => T, failure: FailPoint) {
    this.name = name;
    this.construct = construct;
    this.failure = failure;
  }

  /** mm/slab.c v4.18: kmem_cache_alloc(); null when the allocation is made to fail. */
  alloc(): T | null {
    if (this.failure.count !== 0 && this.failure.should_fail()) return null;
    this.objects++;
    if (this.usedOfSlab === this.slab.length) this.addSlab();
    return this.slab[this.usedOfSlab++] as T;
  }

  private addSlab(): void {
    const length = Math.min(Math.max(1, this.slab.length * 2), LARGEST_SLAB);
    this.slab = Array.from({ length }, this.construct);
    this.usedOfSlab = 0;
    this.slabs[this.slabsMade % SLABS_KEPT] = this.slab;
    this.slabsMade++;
  }

  /** mm/slab.c v4.18: kmem_cache_free() */
  free(object: T): void {
    BUG_ON(!object.live, 'kmem_cache_free');
    object.live = false;
    this.objects--;
  }

  /** mm/slab_common.c v4.18: kmem_cache_destroy() */
  destroy(): void {
    BUG_ON(this.objects !== 0, 'kmem_cache_destroy');
  }
}
