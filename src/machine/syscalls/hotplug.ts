// SPDX-License-Identifier: GPL-2.0-only
// Memory hotplug. Results are 0 or a negative errno.

import { EDEADLK, EINVAL } from '../../kernel/errno';
import type { int, pfn_t } from '../../kernel/types';
import type { Machine } from '../machine';
import { hotplugBlocked, walkInProgress } from '../nesting';

export const HOTPLUG_ACTIONS = ['going', 'cancel', 'offline', 'online'] as const;
export type HotplugAction = (typeof HOTPLUG_ACTIONS)[number];

/** One step of taking a range of frames offline, or of bringing it back. -EBUSY, -EINVAL. */
export function memory_hotplug(machine: Machine, action: HotplugAction, start_pfn: pfn_t, nr_pages: number): int {
  const { hotplug, nr_frames } = machine.memory;
  if (walkInProgress(machine)) return -EDEADLK;
  if (nr_pages === 0 || start_pfn + nr_pages > nr_frames) return -EINVAL;
  if (hotplugBlocked(machine)) return -EDEADLK;
  const range = { start_pfn, nr_pages };
  switch (action) {
    case 'going':
      return hotplug.startOffline(range);
    case 'cancel':
      return hotplug.cancelOffline(range);
    case 'offline':
      return hotplug.finishOffline(range);
    case 'online':
      return hotplug.online(range);
  }
}
