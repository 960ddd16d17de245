// SPDX-License-Identifier: GPL-2.0-only
// How the trace language writes numbers.

export const hex32 = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');
export const hexAddress = (address: number): string => `0x${address.toString(16)}`;
/** A letter for a flag that is set, else a dash. */
export const flag = (set: boolean, letter: string): string => (set ? letter : '-');
