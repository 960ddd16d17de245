// SPDX-License-Identifier: GPL-2.0-only
// include/linux/memory.h: what memory hotplug tells those who asked.

import type { int, pfn_t } from '../kernel/types';

export const MEM_ONLINE = 1 << 0;
export const MEM_GOING_OFFLINE = 1 << 1;
export const MEM_OFFLINE = 1 << 2;
export const MEM_CANCEL_OFFLINE = 1 << 5;

/** The range that an action is about. */
export interface MemoryNotify {
  readonly start_pfn: pfn_t;
  readonly nr_pages: number;
}

export type MemoryNotifier = (action: number, arg: MemoryNotify) => int;
