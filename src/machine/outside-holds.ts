// SPDX-License-Identifier: GPL-2.0-only
// Who holds pages from outside of the model: pins, as direct I/O takes them, and page locks.

import type { vaddr } from '../kernel/types';
import type { MmStruct } from '../mm/mm-struct';
import type { Page } from '../mm/page';

export interface Hold {
  readonly label: string;
  readonly address: vaddr;
  readonly page: Page;
  readonly locks: boolean;
}

export class OutsideHolds {
  /** Oldest first. */
  private readonly holds: Hold[] = [];

  add(mm: MmStruct, address: vaddr, page: Page, locks: boolean): void {
    this.holds.push({ label: mm.label, address, page, locks });
  }

  /** Takes out the latest hold made under that name and address. */
  take(mm: MmStruct, address: vaddr, locks: boolean): Hold | null {
    const index = this.holds.findLastIndex(
      (hold) => hold.locks === locks && hold.address === address && hold.label === mm.label,
    );
    return index < 0 ? null : (this.holds.splice(index, 1)[0] as Hold);
  }

  [Symbol.iterator](): Iterator<Hold> {
    return this.holds[Symbol.iterator]();
  }
}
