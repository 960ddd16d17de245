// SPDX-License-Identifier: GPL-2.0-only
// The functions that the texts of mm/ksm.c define, and those of them that the port does without.

import fs from 'node:fs';
import { inRoot } from '../project';

const LISTS = [
  'features/form/ksm-4.18-functions.txt',
  'features/form/ksm-3.x-functions.txt',
  'features/form/ksm-6.12-functions.txt',
];
const EXCEPTIONS = 'features/form/not-ported.txt';

/** One line of a list. */
export interface ListLine {
  /** `file:line` */
  readonly place: string;
  readonly text: string;
}

/** The lines of a list that say something: no empty ones, no comments. */
function listLines(file: string): ListLine[] {
  return fs
    .readFileSync(inRoot(file), 'utf8')
    .split('\n')
    .map((text, index) => ({ place: `${file}:${index + 1}`, text: text.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}

/** The names of all functions of mm/ksm.c v4.18, in its order, then those that only other releases have. */
export const referenceFunctions = (): ListLine[] => LISTS.flatMap(listLines);

/** The functions that are not ported; name and reason are empty when a line is not `name: reason`. */
export function notPorted(): (ListLine & { readonly name: string; readonly reason: string })[] {
  return listLines(EXCEPTIONS).map((line) => {
    const [, name = '', reason = ''] = /^(\w+): (\S.*)$/.exec(line.text) ?? [];
    return { ...line, name, reason };
  });
}
