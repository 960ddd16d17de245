// SPDX-License-Identifier: GPL-2.0-only
// The tags that mean something, as features/README.md tells. Any other is taken for a slip of the pen: a scenario with
// @snice-6.1 would run on every release, and look checked.

import { nearest } from './nearest';

/** Those that stand for themselves: none of them need be in the part of the book that is there. */
export const STANDING_TAGS = ['@model', '@fatal', '@numa', '@swap', '@thp', '@slow', '@form', '@command-line'] as const;

/** Each kind of tag, and an example of it. */
const KINDS: readonly (readonly [kind: RegExp, example: string])[] = [
  ...STANDING_TAGS.map((tag): [RegExp, string] => [new RegExp(`^${tag}$`), tag]),
  [/^@C\d+$/, '@C25'],
  [/^@since-[\d.]+(?:-[a-z-]+)?$/, '@since-4.18'],
  [/^@until-[\d.]+(?:-[a-z-]+)?$/, '@until-4.18'],
  [/^@row-\d+$/, '@row-17'],
  [/^@change-\w+$/, '@change-smart_scan'],
  [/^@bug:[a-z0-9-]+$/, '@bug:null-vma'],
  [/^@ltp:\w+$/, '@ltp:ksm01'],
  [/^@selftest:[\w-]+$/, '@selftest:unmerge'],
  [/^@[\w-]+\.[ch]:\w+$/, '@ksm.c:stable_tree_search'],
  [/^@my-\S+$/, '@my-own'],
];

/** The part of a tag that says of what kind it is. */
const headOf = (tag: string): string => /^@[a-z.]*[:-]?/.exec(tag)?.[0] ?? tag;

/** What is wrong with a tag; null when it is known. */
export function tagFault(tag: string): string | null {
  if (KINDS.some(([kind]) => kind.test(tag))) return null;
  const [near] = nearest(
    headOf(tag),
    KINDS.map(([, example]) => headOf(example)),
  );
  const like = KINDS.find(([, example]) => headOf(example) === near)?.[1];
  const hint = like === undefined ? 'tags of your own begin with @my-' : `the nearest is of the kind ${like}`;
  return `found the tag ${tag}, expected one of the kinds in features/README.md; ${hint}`;
}

/** The tags that an expression names. */
export const tagsIn = (expression: string): string[] => expression.match(/@[^\s()]+/g) ?? [];
