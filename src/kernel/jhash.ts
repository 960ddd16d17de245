// SPDX-License-Identifier: GPL-2.0-only
// include/linux/jhash.h: Bob Jenkins' lookup3 hash over 32-bit words.

const JHASH_INITVAL = 0xdeadbeef;

/**
 * include/linux/jhash.h v4.18: jhash2()
 * @param k words to hash, from `offset` on
 * @param length how many words
 * @param initval the previous hash, or any value
 * @returns the hash as a signed 32-bit integer, which V8 keeps without a box
 */
export function jhash2(k: Int32Array, offset: number, length: number, initval: number): number {
  let a = (JHASH_INITVAL + (length << 2) + initval) | 0;
  let b = a;
  let c = a;
  let i = offset;
  let left = length;
  while (left > 3) {
    a = (a + (k[i] as number)) | 0;
    b = (b + (k[i + 1] as number)) | 0;
    c = (c + (k[i + 2] as number)) | 0;
    a = (a - c) ^ ((c << 4) | (c >>> 28));
    c = (c + b) | 0;
    b = (b - a) ^ ((a << 6) | (a >>> 26));
    a = (a + c) | 0;
    c = (c - b) ^ ((b << 8) | (b >>> 24));
    b = (b + a) | 0;
    a = (a - c) ^ ((c << 16) | (c >>> 16));
    c = (c + b) | 0;
    b = (b - a) ^ ((a << 19) | (a >>> 13));
    a = (a + c) | 0;
    c = (c - b) ^ ((b << 4) | (b >>> 28));
    b = (b + a) | 0;
    left -= 3;
    i += 3;
  }
  if (left === 3) c = (c + (k[i + 2] as number)) | 0;
  if (left >= 2) b = (b + (k[i + 1] as number)) | 0;
  if (left === 0) return c;
  a = (a + (k[i] as number)) | 0;
  c = (c ^ b) - ((b << 14) | (b >>> 18));
  a = (a ^ c) - ((c << 11) | (c >>> 21));
  b = (b ^ a) - ((a << 25) | (a >>> 7));
  c = (c ^ b) - ((b << 16) | (b >>> 16));
  a = (a ^ c) - ((c << 4) | (c >>> 28));
  b = (b ^ a) - ((a << 14) | (a >>> 18));
  c = (c ^ b) - ((b << 24) | (b >>> 8));
  return c | 0;
}
