// SPDX-License-Identifier: GPL-2.0-only
// A fixed loop, measured in the same process as the scans: how fast this host is, at what scans do most. A scan rate
// divided by its rate can be compared with that of another machine.

/** 4 MiB: more than a core's own cache, as the structures of a scan are. */
const WORDS = 1 << 20;
const ROUNDS_PER_SAMPLE = 200_000;
const SAMPLES = 15;

/** A ring through all words, in an order that no prefetcher guesses: word i holds the next one's number. */
function makeRing(): Int32Array {
  const ring = new Int32Array(WORDS);
  // An odd factor and an odd addend make one ring of all residues when the factor is 1 modulo 4.
  for (let i = 0; i < WORDS; i++) ring[i] = (Math.imul(i, 0x19660d) + 0x3c6ef35f) & (WORDS - 1);
  return ring;
}

/** One round reads a word that depends on the one before, and mixes it in. */
function follow(ring: Int32Array, rounds: number): number {
  let at = 0;
  let mix = 0;
  for (let i = 0; i < rounds; i++) {
    at = ring[at] as number;
    mix = Math.imul(mix ^ at, 0x01000193) ^ (mix >>> 15);
  }
  return mix ^ at;
}

/** Rounds per second of the loop: the best of several samples. @param now milliseconds */
export function calibrate(now: () => number): number {
  const ring = makeRing();
  const first = follow(ring, ROUNDS_PER_SAMPLE);
  let best = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const start = now();
    // The loop must not be optimized away, and it always ends at the same value.
    if (follow(ring, ROUNDS_PER_SAMPLE) !== first) throw new Error('the calibration loop is not deterministic');
    best = Math.min(best, now() - start);
  }
  return (ROUNDS_PER_SAMPLE * 1000) / best;
}
