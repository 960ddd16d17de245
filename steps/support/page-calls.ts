// SPDX-License-Identifier: GPL-2.0-only
// What happens to pages in one verb: "A unmaps its 2nd page". Results are 0 or a negative errno.

import { sys_touch_huge } from '../../src/machine/syscalls';
import type { KsmWorld } from './world';

/** Happens to one page after the other. */
type OnePage = (world: KsmWorld, process: string, address: number) => number;
/** Takes a run of neighbouring pages at once, as a system call does. */
type Range = (world: KsmWorld, process: string, address: number, pages: number) => number;

export const PAGE_CALLS: Readonly<Record<string, OnePage>> = {
  reads: ({ subject }, process, address) => subject.touch(process, address),
  'changes one byte of': ({ subject }, process, address) => subject.flip(process, address),
  pins: ({ subject }, process, address) => subject.pin(process, address),
  unpins: ({ subject }, process, address) => subject.unpin(process, address),
  locks: ({ model }, process, address) => model.lockPage(process, address),
  unlocks: ({ model }, process, address) => model.unlockPage(process, address),
  'swaps out': (world, process, address) => {
    world.need('@swap', 'swap');
    return world.subject.swapOut(process, address);
  },
};

export const RANGE_CALLS: Readonly<Record<string, Range>> = {
  unmaps: ({ subject }, process, address, pages) => subject.munmap(process, address, pages),
  mlocks: ({ subject }, process, address, pages) => subject.mlock(process, address, pages),
  munlocks: ({ subject }, process, address, pages) => subject.munlock(process, address, pages),
  'maps over': ({ subject }, process, address, pages) => subject.mapOver(process, address, pages),
  populates: ({ model }, process, address, pages) =>
    Math.min(sys_touch_huge(model.machine, model.mm(process), address, Math.log2(pages)), 0),
};
