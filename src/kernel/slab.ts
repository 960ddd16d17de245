// SPDX-License-Identifier: GPL-2.0-only
// mm/slab: object caches. Objects are never reused, so that a stale reference can be told from a live one.

import { BUG_ON } from './bug';
import type { FailPoint } from './fault-inject';

/** What every slab object carries: whether it is allocated. A reference that outlives it finds `live` false. */
export interface SlabObject {
  live: boolean;
}

/** Objects that are made together lie together in the host's memory, and scans meet them in that order. */
const OBJECTS_PER_SLAB = 256;

export class KmemCache<T extends SlabObject> {
  readonly name: string;
  /** Objects allocated and not freed. */
  objects = 0;
  private slab: T[] = [];
  private usedOfSlab = 0;
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
    // A small first one: most machines live for one scenario.
    this.slab = Array.from({ length: this.slab.length === 0 ? 1 : OBJECTS_PER_SLAB }, this.construct);
    this.usedOfSlab = 0;
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
