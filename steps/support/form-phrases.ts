// SPDX-License-Identifier: GPL-2.0-only
// Form of the vocabulary: the phrases that the step definitions define, and those that features/README.md lists.

import ts from 'typescript';
import { filesBelow, parseSource, placeOf, readText, type Search } from './form-sources';

const README = 'features/README.md';
const HEADING = '## Vocabulary';

interface Phrase {
  readonly phrase: string;
  readonly place: string;
}

/** The first argument of each Given(), When(), Then() and action() of a file. */
function definedIn(file: string): Phrase[] {
  const source = parseSource(file);
  return source.statements.flatMap((statement) => {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
    const { expression, arguments: given } = statement.expression;
    if (!/^(?:Given|When|Then|action)$/.test(expression.getText()) || given[0] === undefined) return [];
    const phrase = ts.isStringLiteralLike(given[0]) ? given[0].text : given[0].getText();
    return [{ phrase, place: placeOf(source, statement.getStart()) }];
  });
}

const definedPhrases = (): Phrase[] => filesBelow('steps', (name) => name.endsWith('.steps.ts')).flatMap(definedIn);

/** What stands first in each list item below the heading, in back-ticks. */
function listedPhrases(): Phrase[] {
  const lines = readText(README).split('\n');
  const start = lines.indexOf(HEADING);
  if (start < 0) throw new Error(`${README}: there is no heading "${HEADING}"`);
  return lines.flatMap((line, index) => {
    const phrase = /^- `([^`]+)`/.exec(line)?.[1];
    return index > start && phrase !== undefined ? [{ phrase, place: `${README}:${index + 1}` }] : [];
  });
}

export function phrasesNotListed(): Search {
  const defined = definedPhrases();
  const listed = new Set(listedPhrases().map(({ phrase }) => phrase));
  const missing = defined.filter(({ phrase }) => !listed.has(phrase));
  return {
    looked: defined.length,
    faults: missing.map(({ phrase, place }) => `${place}: ${README} does not list \`${phrase}\``),
  };
}

export function phrasesNotDefined(): Search {
  const defined = new Set(definedPhrases().map(({ phrase }) => phrase));
  const seen = new Set<string>();
  const listed = listedPhrases();
  const faults = listed.flatMap(({ phrase, place }) => {
    if (!defined.has(phrase)) return [`${place}: no step defines \`${phrase}\``];
    if (seen.has(phrase)) return [`${place}: \`${phrase}\` is listed already`];
    seen.add(phrase);
    return [];
  });
  return { looked: listed.length, faults };
}
