// SPDX-License-Identifier: GPL-2.0-only
// Integer widths of C, as documentation and as the only casts.

export type u32 = number;
/** A C `int`; also what a system call returns: a value, or a negative errno. */
export type int = number;
/** A page frame number. */
export type pfn_t = number;
/** A virtual address in bytes, below 2^48. Its low 12 bits may carry flags where C lets them. */
export type vaddr = number;

/** The value as an unsigned 32-bit integer. */
export const u32 = (n: number): u32 => n >>> 0;

export const UINT_MAX = 0xffffffff;
