// SPDX-License-Identifier: GPL-2.0-only
// Failure injection, in the spirit of lib/fault-inject.c: each kind of call fails when it is told to.

/** The kinds of calls that can be made to fail, by the names that the trace language gives them. */
export const FAIL_KINDS = ['rmap_item', 'stable_node', 'mm_slot', 'page', 'split', 'kcalloc', 'freeze'] as const;
export type FailKind = (typeof FAIL_KINDS)[number];

export class FailPoint {
  /** How many calls succeed first. */
  after = 0;
  /** How many calls fail after those. */
  count = 0;

  /** lib/fault-inject.c v4.18: should_fail(); counts this call. */
  should_fail(): boolean {
    if (this.count === 0) return false;
    if (this.after !== 0) {
      this.after--;
      return false;
    }
    this.count--;
    return true;
  }
}

/** One point per kind. */
export type FailPoints = { readonly [kind in FailKind]: FailPoint };

export function makeFailPoints(): FailPoints {
  return Object.fromEntries(FAIL_KINDS.map((kind) => [kind, new FailPoint()])) as FailPoints;
}
