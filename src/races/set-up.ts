// SPDX-License-Identifier: GPL-2.0-only
// A set-up: a small machine, what ksmd (or whoever unmerges) does there, and operations that others may run meanwhile.
// All texts are of the trace language.

export interface SetUp {
  /** One word, for the command line and for schedules. */
  readonly name: string;
  /** What it is about, as a sentence. */
  readonly about: string;
  /** How the machine gets there. */
  readonly before: readonly string[];
  /** The operations whose windows are explored; others may run between them, too. */
  readonly actions: readonly string[];
  /** What others do; each at most once. */
  readonly others: readonly string[];
}

const FIRST_PAGE = 0x10;

/** The address of a page of the drawings below, from 0. */
export const at = (page: number): string => `0x${((FIRST_PAGE + page) * 4096).toString(16)}`;

/** Contents of a drawing: a letter is a page full of it, 0 a page of zeroes, - a page that was never touched. */
function contentLine(process: string, word: string, page: number): string[] {
  if (word === '-') return [];
  const content = word === '0' ? 'zero' : `byte:${word.charCodeAt(0).toString(16)}`;
  return [`write ${process} ${at(page)} ${content}`];
}

/** Operations that make a process with one mergeable area. @param words its pages, as in `x y 0 -` */
export function draw(process: string, words: string, node = 0): string[] {
  const pages = words.split(' ');
  return [
    `proc ${process} node=${node}`,
    `mmap ${process} ${at(0)} ${pages.length}`,
    `madvise ${process} ${at(0)} ${pages.length} MERGEABLE`,
    ...pages.flatMap((word, page) => contentLine(process, word, page)),
  ];
}

/** What follows the actions: quiet scans, then everything unmerged, and merged again. */
export const AFTERWARDS: readonly string[] = ['fullscan 3', 'sysfs run=2', 'sysfs run=1', 'fullscan 2'];
