// SPDX-License-Identifier: GPL-2.0-only
// Contents of pages by their words in scenarios.

import type { Content as Bytes } from '../../mm/contents';
import type { Content } from './operations';

/** Few, so that pages merge: empty ones, pages of one byte, and words that look random. */
export const CONTENTS: readonly Content[] = ['0', 'x', 'y', 'apple', 'pear', 'plum'];

/** As scenarios make a seed of a name. */
function seedOf(name: string): number {
  let seed = 0;
  for (const letter of name) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  return seed;
}

/** The byte that fills the page; null for words. */
function byteOf(content: Content): number | null {
  if (content === '0') return 0;
  return content.length === 1 ? content.charCodeAt(0) : null;
}

/** As the model has it. */
export function bytesOf(content: Content): Bytes {
  const byte = byteOf(content);
  return byte === null ? { kind: 'seed', value: seedOf(content) } : { kind: 'byte', value: byte };
}

/** As the agent is told: `byte 120`, `words 93029210`. */
export function agentWords(content: Content): string {
  const byte = byteOf(content);
  return byte === null ? `words ${seedOf(content) >>> 0}` : `byte ${byte}`;
}

/** As traces have it: `zero`, `byte:78`, `seed:93029210`. */
export function traceWord(content: Content): string {
  const byte = byteOf(content);
  if (byte === null) return `seed:${seedOf(content) >>> 0}`;
  return byte === 0 ? 'zero' : `byte:${byte.toString(16).padStart(2, '0')}`;
}
