// SPDX-License-Identifier: GPL-2.0-only
// include/linux/mm.h v4.18: what a fault is asked for, and what comes of it.

export const FAULT_FLAG_WRITE = 0x01;
/** A copy is wanted that nobody else has, but it need not be writable. NON-KERNEL: so since v5.19. */
export const FAULT_FLAG_UNSHARE = 0x400;
/** On behalf of another process. */
export const FAULT_FLAG_REMOTE = 0x80;

export const VM_FAULT_OOM = 0x0001;
export const VM_FAULT_SIGBUS = 0x0002;
/** Copy-on-write is done, even where the VMA is read-only. */
export const VM_FAULT_WRITE = 0x0008;
export const VM_FAULT_SIGSEGV = 0x0040;
