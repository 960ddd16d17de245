// SPDX-License-Identifier: GPL-2.0-only
// include/linux/mmu_notifier.h: secondary MMUs are told before and after ptes of a range are taken away.

import { BUG_ON } from '../kernel/bug';
import type { vaddr } from '../kernel/types';
import type { MmStruct } from './mm-struct';

export class MmuNotifier {
  /** Starts that still wait for their end. */
  in_progress = 0;
  /** Starts so far. */
  started = 0;

  /** mm/mmu_notifier.c v4.18: mmu_notifier_invalidate_range_start() */
  invalidate_range_start(_mm: MmStruct, _start: vaddr, _end: vaddr): void {
    this.started++;
    this.in_progress++;
  }

  /** mm/mmu_notifier.c v4.18: mmu_notifier_invalidate_range_end() */
  invalidate_range_end(_mm: MmStruct, _start: vaddr, _end: vaddr): void {
    BUG_ON(this.in_progress === 0, 'mmu_notifier_invalidate_range_end');
    this.in_progress--;
  }
}
