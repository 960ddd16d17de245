// SPDX-License-Identifier: GPL-2.0-only
// The model as the subject under test, and what only a model can do.

import { xxhashChecksum } from '../../src/checksums/xxhash';
import { errname } from '../../src/kernel/errno';
import { FAIL_KINDS, type FailKind } from '../../src/kernel/fault-inject';
import { list_entries } from '../../src/kernel/list';
import type { ReleaseName } from '../../src/ksm/releases';
import type { RmapItem } from '../../src/ksm/structures';
import { Bionic } from '../../src/machine/bionic';
import { explain, itemAt } from '../../src/machine/explain';
import { Machine, type MachineOptions } from '../../src/machine/machine';
import * as sys from '../../src/machine/syscalls';
import { MADV_MERGEABLE, MADV_UNMERGEABLE } from '../../src/mm/madvise';
import type { MmStruct } from '../../src/mm/mm-struct';
import { PROT_READ, PROT_WRITE } from '../../src/mm/mprotect';
import { PAGE_SIZE } from '../../src/mm/page';
import { is_migration_entry, is_swap_pte, pte_none, pte_pfn, pte_present, type pte_t } from '../../src/mm/pgtable';
import {
  find_vma,
  VM_DONTEXPAND,
  VM_FILE,
  VM_HUGETLB,
  VM_IO,
  VM_MAYSHARE,
  VM_MERGEABLE,
  VM_MIXEDMAP,
  VM_PFNMAP,
  VM_SHARED,
  VM_WRITE,
} from '../../src/mm/vma';
import { noProcess } from '../support/drawn-pages';
import { fail } from '../support/expectations';
import { completeScans, runRounds, scanPages } from './ksmd-runs';
import { contentOf, expectedBytes, firstDifference } from './page-bytes';
import type { Advice, AreaKind, ByteDifference, Look, PageContent, Place, Protection, Subject } from './subject';

const FIRST_ADDRESS = 0x10000;

const VM_FLAGS: Record<AreaKind, number> = {
  anonymous: VM_WRITE,
  'read-only': 0,
  'file-backed': VM_WRITE | VM_FILE,
  shared: VM_WRITE | VM_SHARED,
  mayshare: VM_WRITE | VM_MAYSHARE,
  pfnmap: VM_WRITE | VM_PFNMAP,
  io: VM_WRITE | VM_IO,
  dontexpand: VM_WRITE | VM_DONTEXPAND,
  hugetlb: VM_WRITE | VM_HUGETLB,
  mixedmap: VM_WRITE | VM_MIXEDMAP,
  huge: VM_WRITE,
};

/**
 * Bytes by offset that leave jhash2() of a page of zeroes as it is. The hash takes three words at a time, and its mixing
 * can be undone: words 3 to 5 make up for the 1 in word 0.
 */
const ZERO_COLLISION: readonly (readonly [offset: number, byte: number])[] = [
  [0, 0x01],
  ...[0xbd, 0x1f, 0xc3, 0x3c, 0x2e, 0xff, 0xcd, 0xb7, 0x10, 0x96, 0xc6, 0xd8].map(
    (byte, index): readonly [number, number] => [12 + index, byte],
  ),
];

/** The same for xxhash64: bytes 32 to 39 make up for the 1 in byte 0, which goes into the same of its four sums. */
const ZERO_COLLISION_OF_XXHASH: readonly (readonly [offset: number, byte: number])[] = [
  [0, 0x01],
  ...[0x72, 0x46, 0x9d, 0x28, 0xe1, 0xc2, 0xde, 0x20].map((byte, index): readonly [number, number] => [
    32 + index,
    byte,
  ]),
];

const PROTECTIONS: Readonly<Record<Protection, number>> = {
  PROT_NONE: 0,
  PROT_READ,
  'PROT_READ|PROT_WRITE': PROT_READ | PROT_WRITE,
};

/** Any byte of a page will do. */
const OFFSET_OF_FLIP = 100;

export class ModelSubject implements Subject {
  readonly machine: Machine;
  /** Per process: where its next area goes. */
  private readonly nextAddress = new Map<string, number>();

  private readonly libcs = new Map<string, Bionic>();

  constructor(options: MachineOptions) {
    this.machine = new Machine({ checksum: xxhashChecksum, ...options, ghost: true });
  }

  get release(): ReleaseName {
    return this.machine.ksm.release.name;
  }

  get nodes(): number {
    return this.machine.memory.nr_node_ids;
  }

  mm(process: string): MmStruct {
    const mm = this.machine.memory.mmNamed(process);
    return mm ?? fail(noProcess(process, this.processes()));
  }

  /** The names of those that live. */
  private processes(): string[] {
    return [...this.machine.memory.mms].filter(({ exited }) => !exited).map(({ name }) => name);
  }

  pte(process: string, address: number): pte_t {
    return this.mm(process).pgtables.get(address);
  }

  spawn(process: string, node: number): void {
    const mm = sys.sys_spawn(this.machine, process, node);
    if (typeof mm === 'number') fail(`process ${process} can't be made: ${errname(mm).slice(1)}`);
  }

  mmap(process: string, pages: number, kind: AreaKind): number {
    const address = this.place(process, pages, kind === 'huge' ? pages : 1);
    const mm = this.mm(process);
    const result = sys.sys_mmap(this.machine, mm, address, pages, VM_FLAGS[kind]);
    if (result !== 0) fail(`${pages} pages can't be mapped: ${errname(result).slice(1)}`);
    if (kind === 'huge' && sys.sys_touch_huge(this.machine, mm, address, Math.log2(pages)) < 0) {
      fail(`${pages} pages can't be one huge page`);
    }
    return address;
  }

  /** Room for so many pages in a process, aligned to so many. One page between areas keeps them apart. */
  private place(process: string, pages: number, alignment: number): number {
    const unit = alignment * PAGE_SIZE;
    const address = Math.ceil((this.nextAddress.get(process) ?? FIRST_ADDRESS) / unit) * unit;
    this.nextAddress.set(process, address + (pages + 1) * PAGE_SIZE);
    return address;
  }

  /** mmap64() of Android's libc. @returns the result, and the address */
  mmap64(process: string, size: number, flags: number, offset: number): { result: number; address: number } {
    const address = this.place(process, Math.ceil(size / PAGE_SIZE), 1);
    return { result: this.libc(process).mmap64(address, size, flags, offset), address };
  }

  /** The libc of a process on Android. */
  libc(process: string): Bionic {
    const known = this.libcs.get(process) ?? new Bionic(this.machine, this.mm(process));
    this.libcs.set(process, known);
    return known;
  }

  mapOver(process: string, address: number, pages: number): number {
    const mm = this.mm(process);
    return sys.sys_munmap(this.machine, mm, address, pages) || sys.sys_mmap(this.machine, mm, address, pages, VM_WRITE);
  }

  munmap(process: string, address: number, pages: number): number {
    return sys.sys_munmap(this.machine, this.mm(process), address, pages);
  }

  madvise(process: string, address: number, pages: number, advice: Advice): number {
    const mm = this.mm(process);
    if (advice === 'MADV_DONTNEED') return sys.sys_zap(this.machine, mm, address, pages);
    const number = advice === 'MADV_MERGEABLE' ? MADV_MERGEABLE : MADV_UNMERGEABLE;
    return sys.sys_madvise(this.machine, mm, address, pages, number);
  }

  mlock(process: string, address: number, pages: number): number {
    return sys.sys_mlock(this.machine, this.mm(process), address, pages);
  }

  munlock(process: string, address: number, pages: number): number {
    return sys.sys_munlock(this.machine, this.mm(process), address, pages);
  }

  mprotect(process: string, address: number, pages: number, protection: Protection): number {
    return sys.sys_mprotect(this.machine, this.mm(process), address, pages, PROTECTIONS[protection]);
  }

  giveKey(process: string, address: number, pages: number, key: number): number {
    return sys.sys_pkey_mprotect(this.machine, this.mm(process), address, pages, PROT_READ | PROT_WRITE, key);
  }

  /** ProtectionKey in /proc/PID/smaps. */
  protectionKey(process: string, address: number): number {
    return find_vma(this.mm(process), address)?.vm_flags_high ?? -1;
  }

  fill(process: string, address: number, contents: readonly (PageContent | null)[]): number {
    for (const [index, content] of contents.entries()) {
      const result = content === null ? 0 : this.write(process, address + index * PAGE_SIZE, content);
      if (result !== 0) return result;
    }
    return 0;
  }

  write(process: string, address: number, content: PageContent): number {
    return Math.min(sys.sys_write(this.machine, this.mm(process), address, contentOf(content)), 0);
  }

  poke(process: string, address: number, offset: number, byte: number): number {
    return Math.min(sys.sys_poke(this.machine, this.mm(process), address, byte, offset), 0);
  }

  flip(process: string, address: number): number {
    const pfn = sys.sys_read(this.machine, this.mm(process), address);
    if (pfn < 0) return pfn;
    const byte = this.machine.memory.contents.view(pfn)[OFFSET_OF_FLIP] ?? 0;
    return this.poke(process, address, OFFSET_OF_FLIP, byte ^ 1);
  }

  touch(process: string, address: number): number {
    return Math.min(sys.sys_read(this.machine, this.mm(process), address), 0);
  }

  compare(process: string, address: number, content: PageContent): ByteDifference | null | number {
    const pfn = sys.sys_read(this.machine, this.mm(process), address);
    if (pfn < 0) return pfn;
    const found = this.machine.memory.contents.view(pfn);
    const expected = expectedBytes(content);
    if (expected.equals(found)) return null;
    const offset = firstDifference(found, expected);
    return { offset, found: found[offset] as number, expected: expected[offset] as number };
  }

  /** Fills a page with other bytes than zeroes that have the checksum of zeroes. */
  collideWithZeroes(process: string, address: number): number {
    let result = this.write(process, address, { byte: 0 });
    const { xxhash_checksum } = this.machine.ksm.release;
    const collision = xxhash_checksum ? ZERO_COLLISION_OF_XXHASH : ZERO_COLLISION;
    for (const [offset, byte] of collision) result ||= this.poke(process, address, offset, byte);
    return result;
  }

  fork(parent: string, child: string): number {
    const result = sys.sys_fork(this.machine, this.mm(parent), child);
    const next = this.nextAddress.get(parent);
    if (result === 0 && next !== undefined) this.nextAddress.set(child, next);
    return result;
  }

  exit(process: string): number {
    this.nextAddress.delete(process);
    return sys.sys_exit(this.machine, this.mm(process));
  }

  /** A new program takes over the process. */
  exec(process: string): number {
    const result = sys.sys_exec(this.machine, this.mm(process));
    if (result === 0) this.nextAddress.delete(process);
    return result;
  }

  /** Moves pages to where no others are. */
  mremap(process: string, address: number, pages: number): { result: number; address: number } {
    const to = this.place(process, pages, 1);
    return { result: sys.sys_mremap(this.machine, this.mm(process), address, pages, to), address: to };
  }

  prctl(process: string, option: sys.PrctlOption, args: readonly number[]): number {
    return sys.sys_prctl(this.machine, this.mm(process), option, args);
  }

  sysfsRead(file: string): string | number {
    return sys.sysfs_read(this.machine, file);
  }

  sysfsWrite(file: string, text: string, asRoot = true): number {
    return sys.sysfs_write(this.machine, file, text, asRoot);
  }

  fullScans(count: number): number {
    return completeScans(this.machine, count);
  }

  scanPages(count: number): number {
    return scanPages(this.machine, count);
  }

  rounds(count: number): number {
    return runRounds(this.machine, count);
  }

  look(places: readonly Place[]): Look {
    return {
      counters: { ...this.machine.counters(), ...this.machine.laterCounters() },
      frames: places.map(({ process, address }) => this.frameOf(process, address)),
    };
  }

  private frameOf(process: string, address: number): number | null {
    const pte = this.pte(process, address);
    return pte_none(pte) || !pte_present(pte) ? null : pte_pfn(pte);
  }

  /** Takes a reference to a page, as direct I/O does. */
  pin(process: string, address: number): number {
    return Math.min(sys.sys_pin(this.machine, this.mm(process), address, false), 0);
  }

  /** Through how many ptes KSM says that a page was accessed; or why it does not say. */
  accesses(process: string, address: number): number {
    const result = sys.sys_referenced(this.machine, this.mm(process), address);
    return typeof result === 'number' ? result : result.referenced;
  }

  unpin(process: string, address: number): number {
    return sys.sys_unpin(this.machine, this.mm(process), address);
  }

  /** The page lock is held from outside, until another wants it. */
  lockPage(process: string, address: number): number {
    return Math.min(sys.sys_lock_page(this.machine, this.mm(process), address), 0);
  }

  unlockPage(process: string, address: number): number {
    return sys.sys_unlock_page(this.machine, this.mm(process), address);
  }

  /** A page waits to be put on an LRU list; until then that holds a reference. */
  putInPagevec(process: string, address: number): number {
    return sys.sys_lru_add(this.machine, this.mm(process), address);
  }

  swapOut(process: string, address: number): number {
    return sys.sys_swap_out(this.machine, this.mm(process), address);
  }

  migrate(process: string, address: number, node: number): number {
    return sys.sys_migrate(this.machine, this.mm(process), address, node);
  }

  /** Begins a migration that goes on when a waiter for the page comes. */
  startMigration(process: string, address: number, node: number): number {
    return sys.sys_migrate_start(this.machine, this.mm(process), address, node);
  }

  /** NUMA balancing takes a pte away until the next access. */
  numaHint(process: string, address: number): number {
    return sys.sys_numa_hint(this.machine, this.mm(process), address);
  }

  /** Another CPU changes ptes of a process, and has yet to flush its TLB. */
  pendTlbFlush(process: string): number {
    this.mm(process).tlb_flush_pending++;
    return 0;
  }

  /** Takes a whole node offline, or brings it back. Node 0 keeps the zero page. */
  hotplug(node: number, action: sys.HotplugAction): number {
    const { pages_per_node } = this.machine.memory;
    const first = Math.max(node * pages_per_node, 1);
    return sys.memory_hotplug(this.machine, action, first, (node + 1) * pages_per_node - first);
  }

  /** Reclaim takes the pages that are in swap cache only. */
  reclaim(): number {
    return Math.min(sys.sys_reclaim(this.machine), 0);
  }

  /** @param worked how much of it ksmd has a processor */
  passTime(ms: number, worked = 0): number {
    this.machine.ksm.ksmd.sum_exec_runtime += worked * 1_000_000;
    sys.advance_clock(this.machine, ms);
    return 0;
  }

  /** A signal becomes pending for whoever unmerges, after so many more pages. */
  signalAfter(pages: number): void {
    this.machine.kernel.current.signalIn = pages;
  }

  /** No signal is pending any more. */
  signalHandled(): void {
    this.machine.kernel.current.signalIn = -1;
  }

  nodeOf(process: string, address: number): number | null {
    const frame = this.frameOf(process, address);
    return frame === null ? null : this.machine.memory.pfn_to_nid(frame);
  }

  mergeable(process: string, address: number): boolean {
    return find_vma(this.mm(process), address)?.has(VM_MERGEABLE) ?? false;
  }

  anonymousPages(process: string): number {
    return this.mm(process).anon_rss;
  }

  ksmStat(process: string): ReadonlyMap<string, number | string> | number {
    return sys.proc_pid_ksm_stat(this.machine, this.mm(process));
  }

  ksmMergingPages(process: string): number {
    return sys.proc_pid_ksm_merging_pages(this.machine, this.mm(process));
  }

  smapsKsm(process: string): number {
    return sys.smaps_ksm(this.machine, this.mm(process));
  }

  whereabouts(process: string, address: number): ReturnType<Subject['whereabouts']> {
    const pte = this.pte(process, address);
    if (is_swap_pte(pte)) return 'swapped out';
    return is_migration_entry(pte) ? 'on its way to another frame' : 'not mapped';
  }

  explain(process: string, address: number): string {
    return explain(this.machine, this.mm(process), address);
  }

  bytes(process: string, address: number): Uint8Array | null {
    const frame = this.frameOf(process, address);
    return frame === null ? null : this.machine.memory.contents.view(frame);
  }

  /** What KSM remembers of an address. */
  itemAt(process: string, address: number): RmapItem | null {
    return itemAt(this.machine.ksm, this.mm(process), address);
  }

  /** Processes in the order in which ksmd will come to them. */
  scanList(): string[] {
    return [...list_entries(this.machine.ksm.ksm_mm_head.mm_list)].map((slot) => slot.mm?.name ?? '');
  }

  /** Makes calls of a kind fail: first `after` succeed, then `count` fail. */
  fail(kind: FailKind, after: number, count: number): void {
    Object.assign(this.machine.kernel.failPoints[kind], { after, count });
  }
}

export { FAIL_KINDS, type FailKind };
