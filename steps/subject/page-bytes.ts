// SPDX-License-Identifier: GPL-2.0-only
// The bytes of a named content.

import { type Content, fillContent } from '../../src/mm/contents';
import type { PageContent } from './subject';

const PAGE_SIZE = 4096;

/** A named content as a seed: different names give different words. */
export function seedOf(name: string): number {
  let seed = 0;
  for (const letter of name) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  return seed;
}

export function contentOf(content: PageContent): Content {
  return 'byte' in content ? { kind: 'byte', value: content.byte } : { kind: 'seed', value: seedOf(content.name) };
}

/** The offset of the first byte that differs; -1 when none does. */
export const firstDifference = (a: Uint8Array, b: Uint8Array): number => a.findIndex((byte, at) => byte !== b[at]);

/** The 4096 bytes that a write of this content stores. */
export function expectedBytes(content: PageContent): Buffer {
  const buffer = new ArrayBuffer(PAGE_SIZE);
  fillContent(new Uint8Array(buffer), new Int32Array(buffer), 0, contentOf(content));
  return Buffer.from(buffer);
}
