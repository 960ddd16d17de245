// SPDX-License-Identifier: GPL-2.0-only
// The nearest of the known names, for errors about an unknown one.

import { distance } from 'fastest-levenshtein';

const MOST = 3;
/** A name is near when at most this part of its letters differ. */
const LEAST_LIKENESS = 0.5;

/**
 * Up to three of `choices` that are like `word`, the nearest first; empty when none is.
 * @param likeness the part of its letters in which a name may differ; 1 for the nearest, however far
 */
export function nearest(word: string, choices: Iterable<string>, likeness = LEAST_LIKENESS): string[] {
  const wanted = word.toLowerCase();
  return [...new Set(choices)]
    .map((choice) => ({ choice, away: distance(wanted, choice.toLowerCase()) }))
    .filter(({ choice, away }) => away <= Math.max(word.length, choice.length) * likeness)
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

/** `; the nearest are a, b`, to be put behind an error; empty when nothing is near. */
export function nearestHint(word: string, choices: Iterable<string>): string {
  const names = nearest(word, choices);
  if (names.length === 0) return '';
  return names.length === 1 ? `; the nearest is ${names[0]}` : `; the nearest are ${names.join(', ')}`;
}
