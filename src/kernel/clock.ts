// SPDX-License-Identifier: GPL-2.0-only
// Time: jiffies move only when the machine moves them. HZ is 1000, so a jiffy is a millisecond.

const ULONG_BITS = 64;
const LONG_MAX = (1n << 63n) - 1n;
/** include/linux/jiffies.h: what a negative number of milliseconds, that is a huge unsigned one, comes to. */
const MAX_JIFFY_OFFSET = (LONG_MAX >> 1n) - 1n;

export class Clock {
  /** An unsigned long, in milliseconds since boot. */
  jiffies = 0n;

  /** Lets time pass. */
  advance(by: bigint): void {
    this.jiffies = BigInt.asUintN(ULONG_BITS, this.jiffies + by);
  }
}

/** include/linux/jiffies.h v4.18: time_before(); right across a wrap of the counter. */
export function time_before(a: bigint, b: bigint): boolean {
  return BigInt.asIntN(ULONG_BITS, a - b) < 0n;
}

/** kernel/time/time.c v4.18: msecs_to_jiffies(); takes an unsigned int. */
export function msecs_to_jiffies(m: number): bigint {
  return (m | 0) < 0 ? MAX_JIFFY_OFFSET : BigInt(m);
}
