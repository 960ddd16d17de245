// SPDX-License-Identifier: GPL-2.0-only
// What happens to pages in one verb: "A unmaps its 2nd page". Results are 0 or a negative errno.

import { sys_mmap, sys_munmap, sys_touch_huge } from '../../src/machine/syscalls';
import { VM_WRITE } from '../../src/mm/vma';
import type { ModelSubject } from '../subject/model';
import type { Awaitable, Subject } from '../subject/subject';

/** Happens to one page after the other. */
type OnePage = (model: ModelSubject, process: string, address: number) => Awaitable<number>;
/** Takes a run of neighbouring pages at once, as a system call does. */
type Range = (model: ModelSubject, process: string, address: number, pages: number) => Awaitable<number>;

/** Any byte of a page will do. */
const OFFSET = 100;

/** Reads a page and goes on with its bytes, at once if they are there at once. */
function withBytes(
  subject: Subject,
  process: string,
  address: number,
  goOn: (bytes: Uint8Array) => Awaitable<number>,
): Awaitable<number> {
  const bytes = subject.read(process, address);
  const next = (read: Uint8Array | number) => (typeof read === 'number' ? read : goOn(read));
  return bytes instanceof Promise ? bytes.then(next) : next(bytes);
}

export const PAGE_CALLS: Readonly<Record<string, OnePage>> = {
  reads: (subject, process, address) => withBytes(subject, process, address, () => 0),
  'changes one byte of': (subject, process, address) =>
    withBytes(subject, process, address, (bytes) => subject.poke(process, address, OFFSET, (bytes[OFFSET] ?? 0) ^ 1)),
  pins: (model, process, address) => model.pin(process, address),
  unpins: (model, process, address) => model.unpin(process, address),
  locks: (model, process, address) => model.lockPage(process, address),
  unlocks: (model, process, address) => model.unlockPage(process, address),
  'swaps out': (model, process, address) => model.swapOut(process, address),
};

export const RANGE_CALLS: Readonly<Record<string, Range>> = {
  unmaps: (model, process, address, pages) => model.munmap(process, address, pages),
  mlocks: (model, process, address, pages) => model.mlock(process, address, pages),
  munlocks: (model, process, address, pages) => model.munlock(process, address, pages),
  'maps over': (model, process, address, pages) =>
    sys_munmap(model.machine, model.mm(process), address, pages) ||
    sys_mmap(model.machine, model.mm(process), address, pages, VM_WRITE),
  populates: (model, process, address, pages) =>
    Math.min(sys_touch_huge(model.machine, model.mm(process), address, Math.log2(pages)), 0),
};
