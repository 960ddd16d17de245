// SPDX-License-Identifier: GPL-2.0-only
// The project's own files, for the checks of the code's form.

import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { inRoot, ROOT } from '../../src/project';

/** What one search came to. */
export interface Search {
  /** How many things were looked at: a search that looked at nothing has shown nothing. */
  readonly looked: number;
  /** Each begins with `file:line: `. */
  readonly faults: readonly string[];
}

/** The text of a file that is named relative to the top. */
export const readText = (file: string): string => fs.readFileSync(inRoot(file), 'utf8');

/** All files below a folder that fit, relative to the top, sorted. */
export function filesBelow(folder: string, fits: (name: string) => boolean = () => true): string[] {
  return fs
    .readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && fits(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}

export const isTypeScript = (name: string): boolean => /\.tsx?$/.test(name);

export function parseSource(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readText(file), ts.ScriptTarget.ES2022, true);
}

/** `file:line` of a place in a source. */
export function placeOf(source: ts.SourceFile, position: number): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(position).line + 1}`;
}
