// SPDX-License-Identifier: GPL-2.0-only
// Windows: the calls of ksm.c during which others may run. Each is numbered from 1 within one operation,
// and whoever armed it runs inside.

/** The calls that are windows, by the names that the trace language gives them. */
export const WINDOWS = [
  'cond_resched',
  'lock_page',
  'trylock_page',
  'unlock_page',
  'down_read',
  'up_read',
  'down_write',
  'mutex_lock',
  'memcmp',
  'jhash2',
  'follow_page',
  'kmem_cache_alloc',
  'handle_mm_fault',
  'split_huge_page',
  'lru_add_drain_all',
  'get_page_unless_zero',
  'signal_pending',
  'page_vma_mapped_walk',
  'mmu_notifier_invalidate_range_start',
  'wait_on_bit',
] as const;

/** Windows of old kernels, which have them in the place of others. */
export const OLD_WINDOWS = ['page_check_address'] as const;
/** Windows that the trace language has no name for. */
export const UNTRACED_WINDOWS = ['spin_lock', 'spin_unlock', 'schedule_timeout_interruptible'] as const;
export type WindowName = (typeof WINDOWS)[number] | (typeof OLD_WINDOWS)[number] | (typeof UNTRACED_WINDOWS)[number];

export class Windows {
  /** False costs one test per call, and nothing is counted. */
  armed = false;
  /** The window that somebody is inside of. */
  entered: WindowName | null = null;
  private readonly calls = new Map<WindowName, number>();
  private visitor: ((name: WindowName, call: number) => void) | null = null;

  /** Counts from zero again; `visitor` sees every window that is entered. */
  arm(visitor: (name: WindowName, call: number) => void): void {
    this.calls.clear();
    this.visitor = visitor;
    this.armed = true;
  }

  disarm(): void {
    this.armed = false;
    this.visitor = null;
  }

  /** Enters the next window of this name. While the visitor runs nothing is counted. */
  enter(name: WindowName): void {
    const call = (this.calls.get(name) ?? 0) + 1;
    this.calls.set(name, call);
    this.armed = false;
    this.entered = name;
    try {
      this.visitor?.(name, call);
    } finally {
      this.entered = null;
      this.armed = this.visitor !== null;
    }
  }
}
