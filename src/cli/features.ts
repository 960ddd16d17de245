// SPDX-License-Identifier: GPL-2.0-only
// The canonical form of feature files, as gherkin-utils prints them: indentation, aligned tables, blank lines.

import fs from 'node:fs';
import path from 'node:path';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { pretty } from '@cucumber/gherkin-utils';
import { type GherkinDocument, IdGenerator } from '@cucumber/messages';
import { inRoot, ROOT } from '../project';

/** Every feature file of the specification, relative to the repository's top, sorted. */
export function featureFiles(): string[] {
  return fs
    .readdirSync(inRoot('features'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.feature'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}

function parse(source: string): GherkinDocument {
  return new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher()).parse(source);
}

/** The text of a feature file in its canonical form. Throws the parser's error when the text is not Gherkin. */
export function formatFeature(source: string): string {
  // The printer indents the empty lines of a doc string; parsed again, an empty line is the same.
  return pretty(parse(source), 'gherkin').replace(/^[ \t]+$/gm, '');
}
