// SPDX-License-Identifier: GPL-2.0-only
// Form of the source files: their licence, and that all state belongs to a machine.

import ts from 'typescript';
import { filesBelow, isTypeScript, parseSource, placeOf, readText, type Search } from './form-sources';

const MODEL = ['src/kernel', 'src/mm', 'src/ksm', 'src/machine'];
const LICENCE = /^(?:\/\/|#|<!--) SPDX-License-Identifier: GPL-2\.0-only(?: -->)?$/;

/** The licence stands on the first line, or on the second below `#!`. */
function licensed(file: string): boolean {
  const [first = '', second = ''] = readText(file).split('\n');
  return LICENCE.test(first.startsWith('#!') ? second : first);
}

export function sourcesWithoutLicence(): Search {
  const files = [...filesBelow('src'), ...filesBelow('steps'), 'cucumber.js', '.ci/run'];
  const faults = files.filter((file) => !licensed(file)).map((file) => `${file}:1: no SPDX line`);
  return { looked: files.length, faults };
}

/** `let`, `var`, and static fields that can be assigned: they would outlive a machine. */
function mutableState(file: string): string[] {
  const source = parseSource(file);
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    const assignable = ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Const) === 0;
    const modifiers = ts.isPropertyDeclaration(node) ? ts.getCombinedModifierFlags(node) : ts.ModifierFlags.None;
    const isStatic = (modifiers & ts.ModifierFlags.Static) !== 0 && (modifiers & ts.ModifierFlags.Readonly) === 0;
    if (assignable || isStatic) faults.push(`${placeOf(source, node.getStart())}: state outside of a machine`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

export function stateOutsideMachine(): Search {
  const files = MODEL.flatMap((room) => filesBelow(room, isTypeScript));
  return { looked: files.length, faults: files.flatMap(mutableState) };
}
