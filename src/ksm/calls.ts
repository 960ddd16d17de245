// SPDX-License-Identifier: GPL-2.0-only
// The kernel functions that mm/ksm.c v4.18 calls and that are windows: others may run inside of each. The window comes
// before the call's effect; for those that let go of something, after it.

import { KernelOops, WARN_ON_ONCE } from '../kernel/bug';
import { msecs_to_jiffies } from '../kernel/clock';
import type { RwSemaphore } from '../kernel/locks';
import type { KmemCache, SlabObject } from '../kernel/slab';
import type { int, vaddr } from '../kernel/types';
import type { WindowName } from '../kernel/windows';
import * as fault from '../mm/fault';
import * as frames from '../mm/frames';
import * as gup from '../mm/gup';
import * as huge from '../mm/huge';
import * as lru from '../mm/lru';
import type { MmStruct } from '../mm/mm-struct';
import { migration_entry_wait } from '../mm/outside-lock';
import type { Page } from '../mm/page';
import * as pageLock from '../mm/page-lock';
import * as rmap from '../mm/rmap';
import type { VmAreaStruct } from '../mm/vma';
import type { Ksm } from './ksm';
import { KSM_RUN_OFFLINE } from './structures';

function window(ksm: Ksm, name: WindowName): void {
  const { windows } = ksm.kernel;
  if (windows.armed) windows.enter(name);
}

export function cond_resched(ksm: Ksm): void {
  window(ksm, 'cond_resched');
}

export function lock_page(ksm: Ksm, page: Page): void {
  window(ksm, 'lock_page');
  pageLock.lock_page(ksm.memory, page);
}

export function trylock_page(ksm: Ksm, page: Page): boolean {
  window(ksm, 'trylock_page');
  return pageLock.trylock_page(page);
}

export function unlock_page(ksm: Ksm, page: Page): void {
  pageLock.unlock_page(page);
  window(ksm, 'unlock_page');
}

/** @param sem null for the semaphore that a freed item leads to */
export function down_read(ksm: Ksm, sem: RwSemaphore | null): void {
  window(ksm, 'down_read');
  if (sem === null) throw new KernelOops('use-after-free rmap_item');
  sem.down_read();
}

export function up_read(ksm: Ksm, sem: RwSemaphore): void {
  sem.up_read();
  window(ksm, 'up_read');
}

/** up_read() of mmap_sem after spin_unlock() of ksm_mmlist_lock, the window in which the process may go. */
export function up_read_late(ksm: Ksm, mm: MmStruct): void {
  window(ksm, 'spin_unlock');
  if (mm.mm_count === 0) ksm.kernel.log.kasan('mm_struct');
  up_read(ksm, mm.mmap_sem);
}

export function down_write(ksm: Ksm, sem: RwSemaphore): void {
  window(ksm, 'down_write');
  sem.down_write();
}

/** spin_lock() of ksm_mmlist_lock. */
export function spin_lock(ksm: Ksm): void {
  window(ksm, 'spin_lock');
  ksm.ksm_mmlist_lock.lock();
}

/** Old kernels keep ksm_thread_mutex while memory goes offline. */
export function offlineKeepsMutex({ release, memory }: Ksm): boolean {
  return release.hotremove && !release.offline_flag && memory.hotplug.offlining;
}

/** Takes ksm_thread_mutex. When an offline keeps it, whoever drives that gives up. */
export function takeMutex(ksm: Ksm): void {
  if (ksm.ksm_thread_mutex.held && offlineKeepsMutex(ksm)) ksm.memory.hotplug.cancelForWaiter();
  ksm.ksm_thread_mutex.lock();
}

export function mutex_lock(ksm: Ksm): void {
  window(ksm, 'mutex_lock');
  takeMutex(ksm);
}

export function mutex_unlock(ksm: Ksm): void {
  ksm.ksm_thread_mutex.unlock();
}

/** memcmp() of two whole frames. */
export function memcmp(ksm: Ksm, page1: Page, page2: Page): int {
  window(ksm, 'memcmp');
  return ksm.memory.contents.memcmp(page1.pfn, page2.pfn);
}

/** The checksum of a whole frame: jhash2() with ksm.c's initval, since 5.0 xxhash(). */
export function jhash2(ksm: Ksm, page: Page): number {
  window(ksm, 'jhash2');
  return ksm.memory.contents.checksum(page.pfn);
}

export function follow_page(ksm: Ksm, vma: VmAreaStruct, address: vaddr, flags: number): Page | null {
  window(ksm, 'follow_page');
  // NON-KERNEL: C looks for error pointers, too; there are none without FOLL_DUMP.
  return gup.follow_page(ksm.memory, vma, address, flags) as Page | null;
}

export function kmem_cache_alloc<T extends SlabObject>(ksm: Ksm, cache: KmemCache<T>): T | null {
  window(ksm, 'kmem_cache_alloc');
  return cache.alloc();
}

export function handle_mm_fault(ksm: Ksm, vma: VmAreaStruct, address: vaddr, flags: number): int {
  window(ksm, 'handle_mm_fault');
  return fault.handle_mm_fault(ksm.memory, vma, address, flags);
}

export function split_huge_page(ksm: Ksm, page: Page): int {
  window(ksm, 'split_huge_page');
  return huge.split_huge_page(ksm.memory, page);
}

export function lru_add_drain_all(ksm: Ksm): void {
  window(ksm, 'lru_add_drain_all');
  lru.lru_add_drain_all(ksm.memory);
}

export function get_page_unless_zero(ksm: Ksm, page: Page): boolean {
  window(ksm, 'get_page_unless_zero');
  return frames.get_page_unless_zero(page);
}

/** Spinning until another CPU has gone on: the only one that ksm.c spins for migrates a page. */
export function cpu_relax(ksm: Ksm): void {
  migration_entry_wait(ksm.memory);
}

export function put_page(ksm: Ksm, page: Page): void {
  frames.put_page(ksm.memory, page);
}

export function signal_pending(ksm: Ksm): boolean {
  window(ksm, 'signal_pending');
  return ksm.kernel.current.signal_pending();
}

export function page_vma_mapped_walk(ksm: Ksm, pvmw: rmap.PageVmaMappedWalk): boolean {
  window(ksm, ksm.release.page_vma_mapped_walk ? 'page_vma_mapped_walk' : 'page_check_address');
  return rmap.page_vma_mapped_walk(pvmw);
}

export function mmu_notifier_invalidate_range_start(ksm: Ksm, mm: MmStruct, start: vaddr, end: vaddr): void {
  if (!ksm.release.mmu_notifier_ranges) return;
  window(ksm, 'mmu_notifier_invalidate_range_start');
  ksm.memory.mmu_notifier.invalidate_range_start(mm, start, end);
}

export function mmu_notifier_invalidate_range_end(ksm: Ksm, mm: MmStruct, start: vaddr, end: vaddr): void {
  if (ksm.release.mmu_notifier_ranges) ksm.memory.mmu_notifier.invalidate_range_end(mm, start, end);
}

/** Waits until memory is no longer going offline: whoever takes it offline gives up. */
export function wait_on_bit_offline(ksm: Ksm): void {
  window(ksm, 'wait_on_bit');
  if ((ksm.ksm_run & KSM_RUN_OFFLINE) !== 0) ksm.memory.hotplug.cancelForWaiter();
}

/** ksmd's sleep between two batches, of which nothing is left when a write to sleep_millisecs cuts it short. */
export function schedule_timeout_interruptible(ksm: Ksm): void {
  const sleep_ms = ksm.ksm_thread_sleep_millisecs;
  window(ksm, 'schedule_timeout_interruptible');
  const woken = ksm.release.sleep_is_cut_short && ksm.ksm_thread_sleep_millisecs !== sleep_ms;
  ksm.ksmd.schedule_timeout_interruptible(woken ? 0n : msecs_to_jiffies(sleep_ms));
}

/** WARN_ON_ONCE() in the log of this machine; returns the condition. */
export function warnOnce(ksm: Ksm, condition: boolean, func: string): boolean {
  return WARN_ON_ONCE(ksm.kernel.log, condition, func);
}
