// SPDX-License-Identifier: GPL-2.0-only
// How the trace language writes numbers, and how text of a trace is shown that may hold anything.

export const hex32 = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');
export const hexAddress = (address: number): string => `0x${address.toString(16)}`;
/** A letter for a flag that is set, else a dash. */
export const flag = (set: boolean, letter: string): string => (set ? letter : '-');

const hex2 = (n: number): string => n.toString(16).padStart(2, '0');

/** Control characters as `\x1b`, so that no terminal obeys them; ends of lines and tabs stay. */
export const escapeControl = (text: string): string =>
  text.replace(/(?![\n\t])\p{Cc}/gu, (control) => `\\x${hex2(control.charCodeAt(0))}`);
