// SPDX-License-Identifier: GPL-2.0-only
// Picks mutants by chance, evenly over the source. A larger sample of the same seed has the smaller one in it.

/** A number from 0 up to 1 of a seed (mulberry32). */
function chance(seed: number): number {
  let mixed = (seed + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** Its multiples leave gaps of nearly the same size, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Some of these, none of them twice, in the order in which they were picked. */
export function sampleOf<T>(all: readonly T[], size: number, seed: number): T[] {
  const picked = new Set<number>();
  for (let point = chance(seed); picked.size < Math.min(size, all.length); point = (point + GOLDEN) % 1) {
    let place = Math.floor(point * all.length);
    while (picked.has(place)) place = (place + 1) % all.length;
    picked.add(place);
  }
  return [...picked].map((place) => all[place] as T);
}
