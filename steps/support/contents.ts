// SPDX-License-Identifier: GPL-2.0-only
// Contents by name: one letter is a page full of that character, 0 is a page of zeroes, 0x80 is a page full of that
// byte, any other word is a page of pseudo-random words. Single letters therefore sort as they do in the alphabet.

import type { PageContent } from '../subject/subject';

export const CONTENT_PATTERN = /[a-z0][a-z0-9]*/;

export function parseContent(word: string): PageContent {
  if (/^0(x[0-9a-f]{2})?$/.test(word)) return { byte: Number(word) };
  return word.length === 1 ? { byte: word.charCodeAt(0) } : { name: word };
}

/** One page of a memory drawing; null for a page that is never touched. */
export type DrawnPage = PageContent | null;

/**
 * The pages of one row of a memory drawing: words for contents, `-` for an untouched page, `?` for a content that no
 * other page has, each with an optional repetition, as in `x*3`.
 */
export function parseDrawing(cell: string, freshName: () => string): DrawnPage[] {
  return cell.split(/\s+/).flatMap((word) => {
    const [, what, times = '1'] = /^([a-z0][a-z0-9]*|-|\?)(?:\*(\d+))?$/.exec(word) ?? [];
    if (what === undefined) throw new Error(`"${word}" draws no page: expected a content, - or ?, perhaps with *N`);
    return Array.from({ length: Number(times) }, () => {
      if (what === '-') return null;
      return what === '?' ? { name: freshName() } : parseContent(what);
    });
  });
}
