// SPDX-License-Identifier: GPL-2.0-only
// What happens to the memory of a node, by the steps of memory hotplug.

import type { HotplugAction } from '../../src/machine/syscalls';

export const HOTPLUG_EVENTS: Readonly<Record<string, HotplugAction>> = {
  'starts to go offline': 'going',
  'goes offline': 'offline',
  'stays online after all': 'cancel',
  'comes online': 'online',
};
