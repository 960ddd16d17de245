// SPDX-License-Identifier: GPL-2.0-only
// mm/memory_hotplug.c: taking a range of frames offline, one at a time.

import { EBUSY, EINVAL } from '../kernel/errno';
import type { int } from '../kernel/types';
import type { Memory } from './memory';
import { MEM_CANCEL_OFFLINE, MEM_GOING_OFFLINE, MEM_OFFLINE, MEM_ONLINE, type MemoryNotify } from './memory-notify';
import type { Page } from './page';

export class MemoryHotplug {
  private readonly memory: Memory;
  /** The range that is going offline. */
  private going: MemoryNotify | null = null;
  /** Notifier calls in progress. */
  notifying = 0;
  /** Times that somebody had to wait for the end of an offline. */
  offline_waits = 0;

  constructor(memory: Memory) {
    this.memory = memory;
  }

  /** A range of frames is going offline. */
  get offlining(): boolean {
    return this.going !== null;
  }

  private *frames(range: MemoryNotify): Generator<Page> {
    for (let i = 0; i < range.nr_pages; i++) yield this.memory.pfn_to_page(range.start_pfn + i);
  }

  private notify(action: number, range: MemoryNotify): void {
    this.notifying++;
    this.memory.memory_notify(action, range);
    this.notifying--;
  }

  private isolate(range: MemoryNotify, isolated: boolean): void {
    for (const page of this.frames(range)) page.isolated = isolated;
    this.resetHints();
  }

  private resetHints(): void {
    const { free_hint, pages_per_node } = this.memory;
    for (let node = 0; node < free_hint.length; node++) free_hint[node] = node * pages_per_node;
  }

  private isPending(range: MemoryNotify): boolean {
    return this.going?.start_pfn === range.start_pfn && this.going.nr_pages === range.nr_pages;
  }

  private finish(): MemoryNotify {
    const range = this.going as MemoryNotify;
    this.going = null;
    this.isolate(range, false);
    return range;
  }

  /** mm/memory_hotplug.c v4.18: the first half of __offline_pages() */
  startOffline(range: MemoryNotify): int {
    if (this.going !== null) return -EBUSY;
    if (range.start_pfn === 0) return -EINVAL;
    for (const page of this.frames(range)) if (page.offline) return -EINVAL;
    this.going = range;
    this.isolate(range, true);
    this.notify(MEM_GOING_OFFLINE, range);
    return 0;
  }

  /** mm/memory_hotplug.c v4.18: the second half of __offline_pages(); all frames must have become free. */
  finishOffline(range: MemoryNotify): int {
    if (!this.isPending(range)) return -EINVAL;
    for (const page of this.frames(range)) if (page.used) return -EBUSY;
    for (const page of this.frames(range)) page.offline = true;
    this.memory.nr_free -= range.nr_pages;
    this.notify(MEM_OFFLINE, this.finish());
    return 0;
  }

  cancelOffline(range: MemoryNotify): int {
    if (!this.isPending(range)) return -EINVAL;
    this.notify(MEM_CANCEL_OFFLINE, this.finish());
    return 0;
  }

  /** mm/memory_hotplug.c v4.18: online_pages() */
  online(range: MemoryNotify): int {
    for (const page of this.frames(range)) if (!page.offline) return -EINVAL;
    for (const page of this.frames(range)) page.offline = false;
    this.memory.nr_free += range.nr_pages;
    this.resetHints();
    this.notify(MEM_ONLINE, range);
    return 0;
  }

  /** Somebody waits for the offline in progress to end: whoever drives it gives up. */
  cancelForWaiter(): void {
    this.offline_waits++;
    if (this.going !== null) this.notify(MEM_CANCEL_OFFLINE, this.finish());
  }
}
