// SPDX-License-Identifier: GPL-2.0-only
// Calls of the kernel that change nothing the model can show, one line each: caches, TLBs, barriers, hints.

/** Data caches are coherent here. */
export function flush_cache_page(): void {}
export function flush_anon_page(): void {}
export function flush_dcache_page(): void {}
/** No other CPU reorders anything. */
export function smp_rmb(): void {}
export function smp_wmb(): void {}
export function smp_mb(): void {}
/** There is no accessed bit and no LRU order. */
export function mark_page_accessed(): void {}
/** anon_vma locks: nobody contends. */
export function anon_vma_lock_read(): void {}
export function anon_vma_unlock_read(): void {}
/** The machine looks for itself whether an offline is over. */
export function wake_up_bit(): void {}
/** Scheduling classes. */
export function set_freezable(): void {}
export function set_user_nice(): void {}
export function try_to_freeze(): void {}
