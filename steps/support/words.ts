// SPDX-License-Identifier: GPL-2.0-only
// Words that have to be one of a few: a wrong one is refused in one line.

import { nearestHint } from '../../src/spec/nearest';
import { fail } from './expectations';

/** The word itself. @param what such words are: "an advice" */
export function oneOf<Word extends string>(what: string, word: string, words: readonly Word[]): Word {
  const known = words.find((each) => each === word);
  return known ?? fail(`"${word}" is not ${what}; expected ${words.join(', ')}${nearestHint(word, words)}`);
}

/** The same where there are too many to name them all. @param where they stand */
export function oneOfMany<Word extends string>(
  what: string,
  word: string,
  words: readonly Word[],
  where: string,
): Word {
  const known = words.find((each) => each === word);
  return known ?? fail(`"${word}" is not ${what}; ${where} has them all${nearestHint(word, words)}`);
}

/** @param what the number is: "a size" */
export function numberIn(what: string, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) fail(`"${text}" is not ${what}; expected a number`);
  return number;
}
