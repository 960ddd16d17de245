// SPDX-License-Identifier: GPL-2.0-only
// Contents by name: one letter is a page full of that character, 0 is a page of zeroes, 0x80 is a page full of that
// byte, any other word is a page of pseudo-random words. Single letters therefore sort as they do in the alphabet.

import { nearestHint } from '../../src/spec/nearest';
import type { PageContent } from '../subject/subject';
import { fail } from './expectations';

const CONTENT = '0(?:x[0-9a-f]{2})?|[a-z][a-z0-9]*';
const CONTENT_PATTERN = new RegExp(`^(?:${CONTENT})$`);
const DRAWN_PATTERN = new RegExp(`^(${CONTENT}|-|\\?)(?:\\*([1-9]\\d*))?$`);
const CONTENTS = 'a letter, 0, a byte such as 0x80, or a word in small letters';

/** A word in other letters may be right. */
const inSmallLetters = (word: string, pattern: RegExp): string =>
  pattern.test(word.toLowerCase()) ? nearestHint(word, [word.toLowerCase()]) : '';

export function parseContent(word: string): PageContent {
  if (word === '?' || word === '-') return fail(`"${word}" stands in drawings only; expected ${CONTENTS}`);
  if (!CONTENT_PATTERN.test(word))
    return fail(`"${word}" is not a content; expected ${CONTENTS}${inSmallLetters(word, CONTENT_PATTERN)}`);
  if (word.startsWith('0')) return { byte: Number(word) };
  return word.length === 1 ? { byte: word.charCodeAt(0) } : { name: word };
}

/** One page of a memory drawing; null for a page that is never touched. */
export type DrawnPage = PageContent | null;

/** The words that `p1..p9` stands for; the word itself when it is none of these. */
export function numbered(word: string): string[] {
  const [, stem, first, sameStem, last] = /^([A-Za-z]+)([0-9]+)\.\.([A-Za-z]+)([0-9]+)$/.exec(word) ?? [];
  if (stem === undefined || stem !== sameStem) return [word];
  const from = Number(first);
  if (Number(last) < from) fail(`"${word}" counts downwards; expected ${stem}${last}..${stem}${first}`);
  return Array.from({ length: Number(last) - from + 1 }, (_, index) => `${stem}${from + index}`);
}

/** `x*3` is three times the same. */
function repeated(word: string): string[] {
  const [, what, times = '1'] = DRAWN_PATTERN.exec(word) ?? [];
  if (what === undefined) {
    const hint = inSmallLetters(word, DRAWN_PATTERN);
    return fail(`"${word}" draws no page; expected ${CONTENTS}, - or ?, perhaps with *3, or p1..p9${hint}`);
  }
  return Array.from({ length: Number(times) }, () => what);
}

/**
 * The pages of one row of a memory drawing: words for contents, `-` for an untouched page, `?` for a content that no
 * other page has, each with an optional repetition, as in `x*3`; `p1..p9` for nine contents.
 */
export function parseDrawing(cell: string, freshName: () => string): DrawnPage[] {
  return cell
    .split(/\s+/)
    .flatMap(numbered)
    .flatMap(repeated)
    .map((word) => {
      if (word === '-') return null;
      return word === '?' ? { name: freshName() } : parseContent(word);
    });
}
