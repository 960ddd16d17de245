// SPDX-License-Identifier: GPL-2.0-only
// A line of a trace among the others. Where the reference answers a typo with an errno, and the trace records that answer,
// the line is evidence; everywhere else it is a mistake of who wrote it, and nothing runs.

import type { Release } from '../../ksm/releases';
import { TraceSyntaxError } from './syntax-error';

/** A text of the trace language, whole or in part. */
export interface TraceText {
  /** All lines, output among them. */
  readonly lines: readonly string[];
  /** The kernel that boots; null for a part of a trace, which has no boot of its own. */
  readonly kernel: Release | null;
  /** The processes that the trace makes; null for a part. */
  readonly processes: readonly string[] | null;
}

const MAKES_PROCESS = /^(?:\s*at\s+\S+\s+do\s)?\s*(?:proc|fork\s+\S+)\s+(\S+)/;

/** @param kernel what boots; null for a part of a trace */
export function traceText(lines: readonly string[], kernel: Release | null): TraceText {
  const made = lines.flatMap((line) => MAKES_PROCESS.exec(line)?.[1] ?? []);
  return { lines, kernel, processes: kernel === null ? null : [...new Set(made)] };
}

const says = (line: string | undefined, result: string): boolean =>
  line === result || line?.startsWith(`${result} `) === true;

export class Line {
  readonly trace: TraceText;
  /** From 1. */
  readonly number: number;
  /** What the line has inside of a window starts its output so; null outside of windows. */
  private readonly inside: string | null;
  /** The trace records that this line is refused. */
  refused = false;

  constructor(trace: TraceText, number: number, inside: string | null = null) {
    this.trace = trace;
    this.number = number;
    this.inside = inside;
  }

  /** Whether the trace itself says that this comes of the line. */
  private records(result: string): boolean {
    const { lines } = this.trace;
    if (this.inside === null) return says(lines[this.number], `= ${result}`);
    const said = `${this.inside} => ${result}`;
    return lines.slice(this.number).some((line) => says(line, said));
  }

  fail(found: string, expected: string, choices?: readonly string[]): never {
    throw new TraceSyntaxError('-', this.number, found, expected, choices);
  }

  /**
   * A mistake to which the reference says `result`.
   * @throws TraceSyntaxError unless the trace records just that
   */
  typo(result: string, found: string, expected: string, choices?: readonly string[]): void {
    if (!this.refused && !this.records(result)) this.fail(found, expected, choices);
    this.refused = true;
  }
}
