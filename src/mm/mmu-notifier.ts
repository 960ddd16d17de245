// SPDX-License-Identifier: GPL-2.0-only
// include/linux/mmu_notifier.h: secondary MMUs are told before and after ptes of a range are taken away.

import { BUG_ON } from '../kernel/bug';
import type { vaddr } from '../kernel/types';
import type { MmStruct } from './mm-struct';

/** Addresses of a process whose ptes change: secondary MMUs make no entries for them meanwhile. */
interface Range {
  readonly mm: MmStruct;
  readonly start: vaddr;
  readonly end: vaddr;
}

export class MmuNotifier {
  /** Starts so far. */
  started = 0;
  /** Those that still wait for their end. */
  private readonly open: Range[] = [];

  get in_progress(): number {
    return this.open.length;
  }

  /** mm/mmu_notifier.c v4.18: mmu_notifier_invalidate_range_start() */
  invalidate_range_start(mm: MmStruct, start: vaddr, end: vaddr): void {
    BUG_ON(start >= end, 'mmu_notifier_invalidate_range_start');
    this.started++;
    this.open.push({ mm, start, end });
  }

  /** mm/mmu_notifier.c v4.18: mmu_notifier_invalidate_range_end(); for the very range of a start. */
  invalidate_range_end(mm: MmStruct, start: vaddr, end: vaddr): void {
    const index = this.open.findIndex((range) => range.mm === mm && range.start === start && range.end === end);
    BUG_ON(index < 0, 'mmu_notifier_invalidate_range_end');
    this.open.splice(index, 1);
  }
}
