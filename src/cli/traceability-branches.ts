// SPDX-License-Identifier: GPL-2.0-only
// Which branches the functions of one file have, and which scenarios take them. V8 names only the blocks that ran another
// number of times than the block around them, so what branches there are is known only when all scenarios are in.

import type { Block, FunctionCount } from './traceability-coverage';

/** A range of the compiled text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One function, and who executed it. */
export interface CountedFunction extends Span {
  readonly name: string;
  /** The function around it; null for the file itself, which V8 counts as a function too. */
  readonly parent: CountedFunction | null;
  /** The scenarios, in the order of the run. */
  readonly scenarios: readonly number[];
  readonly branches: readonly CountedBranch[];
}

export interface CountedBranch extends Span {
  /** How many scenarios take it, and the first of them; null for none. */
  readonly takers: number;
  readonly first: number | null;
}

interface Entry extends Span {
  readonly name: string;
  readonly spans: Map<string, Span>;
  readonly runs: { readonly scenario: number; readonly blocks: readonly Block[] }[];
}

const keyOf = ({ start, end }: Span): string => `${start}-${end}`;
const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** How often `span` ran: the count of the smallest block around it. V8 lists outer blocks before inner ones. */
function countOf(blocks: readonly Block[], span: Span): number {
  let count = 0;
  for (const block of blocks) if (holds(block, span)) count = block.count;
  return count;
}

/** Whether a span is nothing but others, one after the other: V8 reports neighbours as one when they ran equally often. */
function isMadeOfOthers(span: Span, all: readonly Span[]): boolean {
  const parts = all.filter((other) => holds(span, other) && !same(span, other));
  const reached = new Set([span.start]);
  for (const { start, end } of parts.sort((a, b) => a.start - b.start)) if (reached.has(start)) reached.add(end);
  return reached.has(span.end);
}

/** The functions of one file, over all scenarios. */
export class FileLedger {
  private readonly entries = new Map<string, Entry>();

  /** Enters what ran in a scenario; null for what ran before the first. */
  add(scenario: number | null, functions: readonly FunctionCount[]): void {
    for (const { name, blocks } of functions) {
      const [whole] = blocks;
      if (whole === undefined) continue;
      const entry = this.entryOf(name, whole);
      for (const block of blocks) entry.spans.set(keyOf(block), block);
      if (scenario !== null && whole.count > 0) entry.runs.push({ scenario, blocks });
    }
  }

  /** All functions in the order of the text, an outer one before those in it. */
  functions(): CountedFunction[] {
    const done: CountedFunction[] = [];
    const entries = [...this.entries.values()].sort((a, b) => a.start - b.start || b.end - a.end);
    for (const entry of entries) {
      const parent = done.findLast((outer) => holds(outer, entry)) ?? null;
      done.push({
        name: entry.name,
        start: entry.start,
        end: entry.end,
        parent,
        scenarios: entry.runs.map(({ scenario }) => scenario),
        branches: branchesOf(entry),
      });
    }
    return done;
  }

  private entryOf(name: string, { start, end }: Span): Entry {
    const key = keyOf({ start, end });
    const entry = this.entries.get(key) ?? { name, start, end, spans: new Map(), runs: [] };
    this.entries.set(key, entry);
    return entry;
  }
}

function branchesOf({ spans, runs }: Entry): CountedBranch[] {
  const all = [...spans.values()];
  return all
    .filter((span) => !isMadeOfOthers(span, all))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ start, end }) => {
      const takers = runs.filter(({ blocks }) => countOf(blocks, { start, end }) > 0);
      return { start, end, takers: takers.length, first: takers[0]?.scenario ?? null };
    });
}
