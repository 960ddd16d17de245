// SPDX-License-Identifier: GPL-2.0-only
// Compares a run with what a recorded trace expects.

import { DEFAULT_RELEASE, type Release, releaseNamed } from '../../ksm/releases';
import { audit } from '../audit';
import type { KernelChoice } from '../machine';
import { isOutput, parseTrace, splitLines } from './parse';
import { type ExitStatus, TraceSession } from './session';

/** The first place where a run and its trace differ. */
export interface Difference {
  readonly file: string;
  /** Line of the trace, from 1; one past the end when the run said more. */
  readonly line: number;
  /** The operation under way, and its line; null before the first. */
  readonly operation: string | null;
  readonly operationLine: number;
  /** A null side has ended. */
  readonly expected: string | null;
  readonly actual: string | null;
}

const bootedBy = (kernel?: KernelChoice): Release => releaseNamed(kernel?.release ?? DEFAULT_RELEASE);

/** Runs the input lines of a trace. @throws TraceSyntaxError before anything has run */
export function runTrace(text: string, file: string, print: (line: string) => void, kernel?: KernelChoice): ExitStatus {
  const lines = parseTrace(text, file, bootedBy(kernel));
  const session = new TraceSession(print, false, kernel);
  session.runAll(lines);
  return session.exitStatus;
}

/**
 * The same under the eyes of the audit and the ghost memory: what they find after an operation follows it as comments.
 * @returns how many findings there were, and how the run ended
 */
export function auditTrace(
  text: string,
  file: string,
  print: (line: string) => void,
  kernel?: KernelChoice,
): { findings: number; exitStatus: ExitStatus } {
  const session = new TraceSession(print, true, kernel);
  let findings = 0;
  for (const line of parseTrace(text, file, bootedBy(kernel))) {
    session.runAll([line]);
    if (session.exitStatus !== 0 || line.operation === null || session.machine === null) continue;
    for (const finding of audit(session.machine)) {
      findings++;
      print(`# audit: ${finding}`);
    }
  }
  return { findings, exitStatus: session.exitStatus };
}

/** Null when the run says what the trace expects, byte for byte. @throws TraceSyntaxError */
export function checkTrace(text: string, file: string, kernel?: KernelChoice): Difference | null {
  const expected = splitLines(text);
  const actual: string[] = [];
  runTrace(text, file, (line) => actual.push(line), kernel);
  const length = Math.max(expected.length, actual.length);
  let at = 0;
  while (at < length && expected[at] === actual[at]) at++;
  if (at === length) return null;
  let operationLine = Math.min(at, expected.length - 1);
  while (operationLine >= 0 && isOutput(expected[operationLine] as string)) operationLine--;
  return {
    file,
    line: at + 1,
    operation: expected[operationLine] ?? null,
    operationLine: operationLine + 1,
    expected: expected[at] ?? null,
    actual: actual[at] ?? null,
  };
}
