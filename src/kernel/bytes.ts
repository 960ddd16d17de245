// SPDX-License-Identifier: GPL-2.0-only
// The one seam where the host may be faster than plain TypeScript: are two stretches of bytes the same?

/** Bytes that can compare themselves with others, as Node's Buffer can. */
interface ComparableBytes extends Uint8Array {
  compare(other: Uint8Array, otherStart: number, otherEnd: number, start: number, end: number): number;
}
interface BytesHost {
  from(buffer: ArrayBuffer): ComparableBytes;
}

const host = (globalThis as { Buffer?: BytesHost }).Buffer;

/** A view of the whole buffer, of the host's fast kind where it has one. */
export function bytesOf(buffer: ArrayBuffer): Uint8Array {
  return host === undefined ? new Uint8Array(buffer) : host.from(buffer);
}

/** Whether `length` bytes of `a` and `b`, both made by bytesOf(), are the same. */
export function sameBytes(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): boolean {
  if (host !== undefined) {
    return (a as ComparableBytes).compare(b, bStart, bStart + length, aStart, aStart + length) === 0;
  }
  for (let i = 0; i < length; i++) if (a[aStart + i] !== b[bStart + i]) return false;
  return true;
}
