// SPDX-License-Identifier: GPL-2.0-only
// Puts together what reports/traceability.json says: what ran, the functions of the reference, and the claims.

import type { Lines, Traceability, TracedBranch, TracedClaim, TracedFunction } from '../report/inputs/traceability';
import { notPorted, referenceFunctions } from './reference-functions';
import type { CountedFunction } from './traceability-branches';
import type { Claim } from './traceability-claims';
import type { SpecTrace } from './traceability-run';
import { CompiledSource } from './traceability-sources';

/** One file of the port: its text, and what ran of it. */
interface PortFile {
  readonly file: string;
  readonly source: CompiledSource;
  readonly functions: readonly CountedFunction[];
}

function portFiles({ ledgers }: SpecTrace): PortFile[] {
  const files = [...ledgers].map(([file, ledger]) => {
    const source = new CompiledSource(file);
    const functions = ledger.functions();
    // V8's whole file is the compiled text: else its offsets would mean other places.
    if (functions[0]?.end !== source.length) throw new Error(`${file}: V8 has counted another text than this`);
    return { file, source, functions };
  });
  return files.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function linesOf({ file, source }: PortFile, { start, end }: CountedFunction): Lines | null {
  const line = source.beginning(start, end)?.line;
  return line === undefined ? null : { file, line, last: source.lastLine(start, end) ?? line };
}

/** A function that stands in the file itself, not inside of another. */
const isOutermost = ({ parent }: CountedFunction): boolean => parent !== null && parent.parent === null;

function tracedFunctions(files: readonly PortFile[]): TracedFunction[] {
  const reasons = new Map(notPorted().map(({ name, reason }) => [name, reason]));
  return referenceFunctions().map(({ text: name }) => {
    // Where old releases have a form of their own, that of v4.18 comes first.
    const found = files.flatMap((file) =>
      file.functions.filter((one) => one.name === name && isOutermost(one)).map((one) => ({ file, one })),
    );
    const [first] = found;
    if (first === undefined) return { name, port: null, exception: reasons.get(name) ?? null, scenarios: [] };
    const scenarios = new Set(found.flatMap(({ one }) => [...one.scenarios]));
    return { name, port: linesOf(first.file, first.one), exception: null, scenarios: [...scenarios] };
  });
}

/** The name by which a reader finds a function: its own, or that of the one around it. */
function nameOf(one: CountedFunction): string {
  if (one.name === '<instance_members_initializer>') return 'fields of a class';
  if (one.name !== '') return one.name;
  return one.parent === null || one.parent.parent === null ? 'a function without name' : nameOf(one.parent);
}

function branchesOf({ file, source, functions }: PortFile): TracedBranch[] {
  return functions.flatMap((one) => {
    // The file itself runs once, when it is loaded.
    if (one.parent === null) return [];
    return one.branches.flatMap(({ start, end, takers, first }) => {
      const place = source.beginning(start, end);
      if (place === null) return [];
      const { text, indent } = source.line(place.line);
      const before = Math.max(place.column - 1 - indent, 0);
      return [{ file, ...place, text, before, function: nameOf(one), takers, first }];
    });
  });
}

function tracedClaims({ scenarios }: SpecTrace, claims: readonly Claim[]): TracedClaim[] {
  return claims.map(({ id, text, notShown }) => ({
    id,
    text,
    notShown,
    scenarios: scenarios.flatMap(({ tags }, index) => (tags.includes(id) ? [index] : [])),
  }));
}

/** Everything that the report says. @param time when the pass ended */
export function buildTraceability(trace: SpecTrace, claims: readonly Claim[], time: Date): Traceability {
  const files = portFiles(trace);
  return {
    version: 1,
    time: time.toISOString(),
    scenarios: [...trace.scenarios],
    functions: tracedFunctions(files),
    claims: tracedClaims(trace, claims),
    branches: files.flatMap(branchesOf),
  };
}
