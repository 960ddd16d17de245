// SPDX-License-Identifier: GPL-2.0-only
// An external program that speaks the trace language: it reads operations on standard input and, told --trace, prints
// each with what came of it.

import { spawnSync } from 'node:child_process';
import { NativeError } from '../bench/native';
import { kernelOf } from '../checksums/xxhash';
import type { ReleaseName } from '../ksm/releases';
import { parseTrace } from '../machine/trace/parse';
import { TraceSession } from '../machine/trace/session';

const LONGEST_RUN_MS = 60_000;
/** What is asked for at the end of each workload: the memory manager's self-check, and the whole state. */
const LAST = ['audit', 'dump'];

/** What the program prints for a workload. @throws NativeError when it can't be run, or is killed */
function nativeLines(program: string, text: string): string[] {
  const { error, stdout, status, signal } = spawnSync(program, ['--trace'], {
    input: text,
    encoding: 'utf8',
    timeout: LONGEST_RUN_MS,
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw new NativeError(`${program}: ${error.message}, expected a program that runs traces`);
  // 2 after a BUG, 3 after an oops, as the language has it.
  if (signal !== null || ![0, 2, 3].includes(status ?? -1)) {
    throw new NativeError(`${program}: ended with ${signal ?? `status ${status}`}, expected 0, 2 or 3`);
  }
  return stdout.replace(/\n$/, '').split('\n');
}

function modelLines(text: string, release: ReleaseName): string[] {
  const lines: string[] = [];
  new TraceSession((line) => lines.push(line), false, kernelOf(release)).runAll(parseTrace(text));
  return lines;
}

/** The first line in which the model and the program differ, both sides; null when they agree. */
export function differenceFrom(program: string, operations: readonly string[], release: ReleaseName): string | null {
  const text = `${[...operations, ...LAST].join('\n')}\n`;
  const expected = nativeLines(program, text);
  const actual = modelLines(text, release);
  const length = Math.max(expected.length, actual.length);
  for (let line = 0; line < length; line++) {
    if (expected[line] === actual[line]) continue;
    return `line ${line + 1}: ${program} says "${expected[line] ?? ''}", the model "${actual[line] ?? ''}"`;
  }
  return null;
}
