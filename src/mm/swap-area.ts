// SPDX-License-Identifier: GPL-2.0-only
// mm/swapfile.c: the slots of the one swap area.

import type { Page } from './page';

export class SwapSlot {
  /** ptes that hold this slot. */
  count = 0;
  /** The page that is in swap cache for it. */
  cache: Page | null = null;
  /** What was written out: 4096 bytes. */
  data: Uint8Array | null = null;
}

export class SwapArea {
  private readonly slots: SwapSlot[];

  /** @param size usable slots, numbered from 1 */
  constructor(size: number) {
    this.slots = Array.from({ length: size + 1 }, () => new SwapSlot());
  }

  slot(number: number): SwapSlot {
    return this.slots[number] as SwapSlot;
  }

  /** Slots in use or not, by number. */
  *numbered(): Generator<[number, SwapSlot]> {
    for (let i = 1; i < this.slots.length; i++) yield [i, this.slots[i] as SwapSlot];
  }

  /** The lowest unused slot; 0 when all are in use. */
  findFree(): number {
    for (const [number, slot] of this.numbered()) {
      if (slot.count === 0 && slot.cache === null) return number;
    }
    return 0;
  }
}
