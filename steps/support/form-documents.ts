// SPDX-License-Identifier: GPL-2.0-only
// Form of the documents: the chapters, the commands and the files that they name are there.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../src/cli/commands';
import { inRoot } from '../../src/project';
import { CHAPTERS, chapterOf } from '../../src/spec/chapters';
import { chapters } from './form-features';
import { readText, type Search } from './form-sources';

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'features/README.md', 'features/reference/README.md'];

interface Line {
  readonly text: string;
  /** `file:line` */
  readonly place: string;
  readonly file: string;
}

const linesOf = (file: string): Line[] =>
  readText(file)
    .split('\n')
    .map((text, index) => ({ text, place: `${file}:${index + 1}`, file }));

const documentLines = (): Line[] => DOCUMENTS.flatMap(linesOf);

/** The chapters as src/spec/chapters.ts orders them, as features/README.md lists them, and as there are folders. */
export function chaptersOutOfOrder(): Search {
  const listed = linesOf('features/README.md').flatMap(({ text, place }) => {
    const [, number, name] = /^(\d+)\. \[([\w-]+)\]/.exec(text) ?? [];
    return name === undefined ? [] : [{ number: Number(number), name, place }];
  });
  const wrong = listed.filter(({ number, name }, index) => number !== index + 1 || name !== CHAPTERS[index]);
  const folders = new Set(chapters().map(({ file }) => chapterOf(file)));
  return {
    looked: listed.length,
    faults: [
      ...wrong.map(
        ({ number, name, place }) => `${place}: ${number}. ${name} is not where src/spec/chapters.ts has it`,
      ),
      ...CHAPTERS.slice(listed.length).map((name) => `features/README.md:1: it does not list ${name}`),
      ...CHAPTERS.filter((name) => !folders.has(name)).map(
        (name) => `src/spec/chapters.ts:1: there is no chapter ${name}`,
      ),
      ...[...folders]
        .filter((name) => !CHAPTERS.some((known) => known === name))
        .map((name) => `features/${name}: src/spec/chapters.ts does not name it`),
    ],
  };
}

/** `npm run X` and `samepage X` in the documents. */
export function commandsThatAreNotThere(): Search {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
  const named = documentLines().flatMap(({ text, place }) =>
    [...text.matchAll(/(npm run|`samepage|^ {4}samepage) ([a-z][\w:-]*)/g)].map(([, kind, name = '']) => ({
      kind,
      name,
      place,
    })),
  );
  const isThere = (kind: string | undefined, name: string): boolean =>
    kind === 'npm run' ? name in scripts : COMMANDS.some((command) => command.name === name);
  const faults = named.filter(({ kind, name }) => !isThere(kind, name));
  return { looked: named.length, faults: faults.map(({ name, place }) => `${place}: there is no command ${name}`) };
}

/** Files and folders that are linked, or named with their folder in back-ticks. What a run writes need not be there. */
export function pathsThatAreNotThere(): Search {
  const named = documentLines().flatMap(({ text, place, file }) => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, to = '']) => path.join(path.dirname(file), to));
    const ticked = [...text.matchAll(/`((?:src|steps|features|\.ci|\.github)\/[\w./-]+)`/g)].map(([, to = '']) => to);
    return [...links, ...ticked].map((to) => ({ to, place }));
  });
  const faults = named.filter(({ to }) => !to.startsWith('reports/') && !existsSync(inRoot(to)));
  return { looked: named.length, faults: faults.map(({ to, place }) => `${place}: there is no ${to}`) };
}
