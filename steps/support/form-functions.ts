// SPDX-License-Identifier: GPL-2.0-only
// Form of the port: which functions of the C there are, under which names, with which citation.

import ts from 'typescript';
import { notPorted, referenceFunctions } from '../../src/cli/reference-functions';
import { filesBelow, isTypeScript, parseSource, placeOf, type Search } from './form-sources';

/** A function at the top level of a file of src/ksm. */
interface Ported {
  readonly name: string;
  readonly place: string;
  /** The JSDoc that ends on the line above, as one line without its stars; empty for none. */
  readonly doc: string;
}

/** The names of all functions of mm/ksm.c, of any release. */
export const kernelFunctions = (): Set<string> => new Set(referenceFunctions().map(({ text }) => text));

/** The names that a statement gives to functions. */
function functionNames(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer !== undefined && ts.isArrowFunction(initializer))
    .map(({ name }) => name.getText());
}

/** The JSDoc right above a statement, without stars and line ends. */
function docAbove(source: ts.SourceFile, statement: ts.Statement): string {
  const comment = ts.getLeadingCommentRanges(source.text, statement.getFullStart())?.at(-1);
  if (comment === undefined) return '';
  const text = source.text.slice(comment.pos, comment.end);
  const adjoins = /^[ \t]*\n$/.test(source.text.slice(comment.end, statement.getStart()));
  if (!adjoins || !text.startsWith('/**')) return '';
  return text
    .slice('/**'.length, -'*/'.length)
    .replace(/\n\s*\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function portedFunctions(): Ported[] {
  return filesBelow('src/ksm', isTypeScript).flatMap((file) => {
    const source = parseSource(file);
    return source.statements.flatMap((statement) =>
      functionNames(statement).map((name) => ({
        name,
        place: placeOf(source, statement.getStart()),
        doc: docAbove(source, statement),
      })),
    );
  });
}

export function functionsWithoutPort(): Search {
  const known = new Set([...portedFunctions().map(({ name }) => name), ...notPorted().map(({ name }) => name)]);
  const lines = referenceFunctions();
  const missing = lines.filter(({ text }) => !known.has(text));
  return { looked: lines.length, faults: missing.map(({ place, text }) => `${place}: ${text}() is not in src/ksm`) };
}

export function idleExceptions(): Search {
  const kernel = kernelFunctions();
  const ported = new Map(portedFunctions().map(({ name, place }) => [name, place]));
  const faults = notPorted().flatMap(({ place, text, name }) => {
    if (name === '') return [`${place}: "${text}" is not of the form "name: reason"`];
    if (!kernel.has(name)) return [`${place}: ${name}() is not a function of the C`];
    return ported.has(name) ? [`${place}: ${name}() is ported, at ${ported.get(name)}`] : [];
  });
  return { looked: ported.size, faults };
}

export function functionsWithoutCitation(): Search {
  const kernel = kernelFunctions();
  const ported = portedFunctions().filter(({ name }) => kernel.has(name));
  const uncited = ported.filter(
    ({ name, doc }) => !/^mm\/ksm\.c v[\d.x]+: (\w+)\(\)/.test(doc) || !doc.includes(`: ${name}()`),
  );
  return {
    looked: ported.length,
    faults: uncited.map(
      ({ place, name }) => `${place}: "/** mm/ksm.c v4.18: ${name}()" or another release is not right above it`,
    ),
  };
}
