// SPDX-License-Identifier: GPL-2.0-only
// The ghost memory: what every process has stored, kept apart from frames, page tables and KSM. What a process reads
// must be what the ghost remembers; merging is invisible as long as it is.

import { bytesOf } from '../kernel/bytes';
import type { vaddr } from '../kernel/types';
import { type Content, fillContent } from '../mm/contents';
import type { MmStruct } from '../mm/mm-struct';
import { PAGE_SIZE } from '../mm/page';
import { VM_FILE, type VmAreaStruct } from '../mm/vma';

/** 4096 bytes that nobody changes any more: pages of one content share them. */
export type GhostPage = Uint8Array;

function makePage(content: Content): GhostPage {
  const buffer = new ArrayBuffer(PAGE_SIZE);
  const bytes = bytesOf(buffer);
  fillContent(bytes, new Int32Array(buffer), 0, content);
  return bytes;
}

/** Whole-page contents, one copy of each. */
class Contents {
  private readonly byteFills = new Map<number, GhostPage>();
  private readonly seedFills = new Map<number, GhostPage>();

  get(content: Content): GhostPage {
    const value = content.kind === 'zero' ? 0 : content.value;
    const known = content.kind === 'seed' ? this.seedFills : this.byteFills;
    let page = known.get(value);
    if (page === undefined) {
      page = makePage(content);
      known.set(value, page);
    }
    return page;
  }

  /** What a page reads that was never stored to: zeroes, or its part of the file (seeded by its page number). */
  untouched(vma: VmAreaStruct, address: vaddr): GhostPage {
    if (!vma.has(VM_FILE)) return this.get({ kind: 'byte', value: 0 });
    return this.get({ kind: 'seed', value: (Math.imul(address / PAGE_SIZE, 0x9e3779b1) + 1) | 0 });
  }
}

/** What one process has stored, by page number. */
export type GhostView = ReadonlyMap<number, GhostPage>;

const NOTHING: GhostView = new Map();

export class GhostMemory {
  private readonly contents = new Contents();
  private readonly views = new Map<MmStruct, Map<number, GhostPage>>();

  private writableView(mm: MmStruct): Map<number, GhostPage> {
    let view = this.views.get(mm);
    if (view === undefined) {
      view = new Map();
      this.views.set(mm, view);
    }
    return view;
  }

  view(mm: MmStruct): GhostView {
    return this.views.get(mm) ?? NOTHING;
  }

  /** What a page of this area reads as long as nothing is stored to it. */
  untouched(vma: VmAreaStruct, address: vaddr): GhostPage {
    return this.contents.untouched(vma, address);
  }

  /** A process fills a page. */
  store(mm: MmStruct, address: vaddr, content: Content): void {
    this.writableView(mm).set(address / PAGE_SIZE, this.contents.get(content));
  }

  /** A process stores one byte of a page that lies in this area. */
  poke(vma: VmAreaStruct, address: vaddr, offset: number, byte: number): void {
    const view = this.writableView(vma.vm_mm);
    const changed = bytesOf(new ArrayBuffer(PAGE_SIZE));
    changed.set(view.get(address / PAGE_SIZE) ?? this.untouched(vma, address));
    changed[offset] = byte;
    view.set(address / PAGE_SIZE, changed);
  }

  /** munmap() and MADV_DONTNEED: whatever is mapped there next begins untouched. */
  forget(mm: MmStruct, start: vaddr, end: vaddr): void {
    const view = this.views.get(mm);
    if (view === undefined) return;
    const first = start / PAGE_SIZE;
    const beyond = end / PAGE_SIZE;
    if (beyond - first > view.size) {
      for (const page of view.keys()) if (page >= first && page < beyond) view.delete(page);
    } else {
      for (let page = first; page < beyond; page++) view.delete(page);
    }
  }

  /** mremap(): what was stored is found at another address. */
  move(mm: MmStruct, start: vaddr, end: vaddr, to: vaddr): void {
    const view = this.writableView(mm);
    for (let page = start / PAGE_SIZE; page < end / PAGE_SIZE; page++) {
      const stored = view.get(page);
      view.delete(page);
      if (stored !== undefined) view.set(page + (to - start) / PAGE_SIZE, stored);
    }
  }

  /** The child sees what its parent sees. */
  fork(parent: MmStruct, child: MmStruct): void {
    this.views.set(child, new Map(this.view(parent)));
  }

  exit(mm: MmStruct): void {
    this.views.delete(mm);
  }
}
