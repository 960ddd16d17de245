// SPDX-License-Identifier: GPL-2.0-only
// What the frames hold: 4096 real bytes each. Every store passes here, so what was computed of a frame may be
// remembered until the next store to it.

import { bytesOf, sameBytes } from '../kernel/bytes';
import { jhash2 } from '../kernel/jhash';
import type { WorkCounts } from '../kernel/kernel';
import type { pfn_t } from '../kernel/types';
import { PAGE_SHIFT, PAGE_SIZE } from './page';

const WORDS = PAGE_SIZE / 4;
const CHUNK_SHIFT = 9;
const CHUNK_FRAMES = 1 << CHUNK_SHIFT;

/** What a whole-page store writes. */
export type Content =
  | { readonly kind: 'zero' }
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'seed'; readonly value: number };

/** Fills a page's words by xorshift32 from the seed (1 when it is 0). */
function fillSeed(words: Int32Array, offset: number, seed: number): void {
  let x = seed | 0;
  if (x === 0) x = 1;
  for (let i = offset; i < offset + WORDS; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    words[i] = x;
  }
}

/** Fills one page at byte offset `start` of `bytes`. */
export function fillContent(bytes: Uint8Array, words: Int32Array, start: number, content: Content): void {
  if (content.kind === 'seed') fillSeed(words, start >>> 2, content.value);
  else bytes.fill(content.kind === 'byte' ? content.value : 0, start, start + PAGE_SIZE);
}

/** A run of frames whose memory is taken from the host together, on first use. */
class Chunk {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;

  constructor(frames: number) {
    const buffer = new ArrayBuffer(frames * PAGE_SIZE);
    this.bytes = bytesOf(buffer);
    this.words = new Int32Array(buffer);
  }
}

const indexOf = (pfn: pfn_t): number => pfn & (CHUNK_FRAMES - 1);
const startOf = (pfn: pfn_t): number => indexOf(pfn) << PAGE_SHIFT;

/** memcmp()'s sign for two little-endian words that differ: by their first byte that does. */
function compareWords(a: number, b: number): number {
  const differing = a ^ b;
  const shift = 31 - Math.clz32(differing & -differing);
  const byte = shift & ~7;
  return ((a >>> byte) & 0xff) - ((b >>> byte) & 0xff);
}

/** How many bytes memcmp() looked at to find that two words differ. */
function bytesToDifference(a: number, b: number): number {
  const differing = a ^ b;
  return ((31 - Math.clz32(differing & -differing)) >>> 3) + 1;
}

/** Only ksm.c hashes frames, and always from this value; a hash can be remembered because there is no other. */
const CHECKSUM_INITVAL = 17;

/** What sums a whole frame in place of jhash2(); a 32-bit integer. */
export type Checksum = (bytes: Uint8Array) => number;

export class PageContents {
  private readonly nrFrames: number;
  private readonly work: WorkCounts;
  /** Null for jhash2(). */
  private readonly otherChecksum: Checksum | null;
  private readonly chunks: (Chunk | undefined)[] = [];
  /** Each frame's first word: most comparisons end there, and these lie close together. */
  private readonly firstWords: Int32Array;
  /** Remembered hashes, where `known` is 1. */
  private readonly hashes: Int32Array;
  private readonly known: Uint8Array;

  constructor(nrFrames: number, work: WorkCounts, checksum: Checksum | null) {
    this.nrFrames = nrFrames;
    this.work = work;
    this.otherChecksum = checksum;
    this.firstWords = new Int32Array(nrFrames);
    this.hashes = new Int32Array(nrFrames);
    this.known = new Uint8Array(nrFrames);
  }

  private chunk(pfn: pfn_t): Chunk {
    return this.chunks[pfn >>> CHUNK_SHIFT] ?? this.makeChunk(pfn >>> CHUNK_SHIFT);
  }

  private makeChunk(index: number): Chunk {
    const chunk = new Chunk(Math.min(CHUNK_FRAMES, this.nrFrames - index * CHUNK_FRAMES));
    this.chunks[index] = chunk;
    return chunk;
  }

  /** Every store ends here: what was remembered of the frame is mended or forgotten. */
  private stored(pfn: pfn_t, chunk: Chunk): void {
    this.firstWords[pfn] = chunk.words[indexOf(pfn) * WORDS] as number;
    this.known[pfn] = 0;
  }

  /** A store of the whole page. */
  fill(pfn: pfn_t, content: Content): void {
    const chunk = this.chunk(pfn);
    fillContent(chunk.bytes, chunk.words, startOf(pfn), content);
    this.stored(pfn, chunk);
  }

  /** A store of one byte. */
  poke(pfn: pfn_t, offset: number, value: number): void {
    const chunk = this.chunk(pfn);
    chunk.bytes[startOf(pfn) + offset] = value;
    this.stored(pfn, chunk);
  }

  /** Copies a whole frame, and what is known of it. */
  copy(to: pfn_t, from: pfn_t): void {
    this.load(to, this.view(from));
    this.known[to] = this.known[from] as number;
    this.hashes[to] = this.hashes[from] as number;
  }

  /** Stores 4096 bytes. */
  load(pfn: pfn_t, bytes: Uint8Array): void {
    const chunk = this.chunk(pfn);
    chunk.bytes.set(bytes, startOf(pfn));
    this.stored(pfn, chunk);
  }

  /** A view of the frame's 4096 bytes, to read. */
  view(pfn: pfn_t): Uint8Array {
    const start = startOf(pfn);
    return this.chunk(pfn).bytes.subarray(start, start + PAGE_SIZE);
  }

  /** The checksum of the whole frame as a signed 32-bit integer, remembered until the next store. */
  checksum(pfn: pfn_t): number {
    if (this.known[pfn] === 0) {
      this.hashes[pfn] = this.computeChecksum(pfn);
      this.known[pfn] = 1;
    }
    return this.hashes[pfn] as number;
  }

  private computeChecksum(pfn: pfn_t): number {
    if (this.otherChecksum !== null) return this.otherChecksum(this.view(pfn));
    return jhash2(this.chunk(pfn).words, indexOf(pfn) * WORDS, WORDS, CHECKSUM_INITVAL);
  }

  /** memcmp() of two whole frames: negative, zero or positive. Counts the bytes it had to look at. */
  memcmp(pfn1: pfn_t, pfn2: pfn_t): number {
    return this.memcmpFirstWords(pfn1, pfn2) || this.memcmpWhole(pfn1, pfn2);
  }

  /** The same, if the first words tell; 0, and nothing counted, if they are equal. */
  memcmpFirstWords(pfn1: pfn_t, pfn2: pfn_t): number {
    const a = this.firstWords[pfn1] as number;
    const b = this.firstWords[pfn2] as number;
    if (a === b) return 0;
    this.work.bytes_compared += bytesToDifference(a, b);
    return compareWords(a, b);
  }

  private memcmpWhole(pfn1: pfn_t, pfn2: pfn_t): number {
    const chunk1 = this.chunk(pfn1);
    const chunk2 = this.chunk(pfn2);
    const start1 = indexOf(pfn1) * WORDS;
    const start2 = indexOf(pfn2) * WORDS;
    if (sameBytes(chunk1.bytes, start1 << 2, chunk2.bytes, start2 << 2, PAGE_SIZE)) {
      this.work.bytes_compared += PAGE_SIZE;
      return 0;
    }
    const { words: words1 } = chunk1;
    const { words: words2 } = chunk2;
    let i = 1;
    while (words1[start1 + i] === words2[start2 + i]) i++;
    const a = words1[start1 + i] as number;
    const b = words2[start2 + i] as number;
    this.work.bytes_compared += i * 4 + bytesToDifference(a, b);
    return compareWords(a, b);
  }
}

/** FNV-1a, 32 bits, over a page: how dumps name a content. Signed 32-bit integer. */
export function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5 | 0;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
