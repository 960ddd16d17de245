// SPDX-License-Identifier: GPL-2.0-only
// From the text of a trace to its operations. Lines that start with = | or & are what a run has said.

import { OLD_WINDOWS, WINDOWS, type WindowName } from '../../kernel/windows';
import type { MachineOptions } from '../machine';
import { sysfs_read, sysfs_write } from '../syscalls';
import { Args, TraceSyntaxError } from './args';
import { OPERATION_NAMES, operationKind, type Run } from './operations';

/** One operation, as `at` can nest it. */
export type Operation =
  | { readonly kind: 'machine'; readonly options: MachineOptions }
  | { readonly kind: 'run'; readonly run: Run };

export type TopOperation =
  | Operation
  | { readonly kind: 'dump'; readonly ksmOnly: boolean }
  | {
      readonly kind: 'at';
      /** Null for a name that no window has. */
      readonly window: WindowName | null;
      readonly call: number;
      readonly text: string;
      readonly nested: Operation;
    };

export interface InputLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Null for comments and blank lines. */
  readonly operation: TopOperation | null;
}

const MACHINE_USAGE = 'machine [nodes=N] [pages_per_node=M] [swap=S] [initfail=K]';
const AT_USAGE = 'at WINDOW#N do OPERATION';

/** The text that an escaped sysfs value stands for. */
function unescaped(raw: string): string {
  const escapes: Record<string, string> = { n: '\n', t: '\t', s: ' ' };
  return raw.replace(/\\(.?)/g, (_match, letter: string) => escapes[letter] ?? letter);
}

function parseSysfs(text: string, line: number): Run {
  const raw = text.replace(/^\s*sysfs */, '');
  if (raw === '') throw new TraceSyntaxError('-', line, 'the end of the line', 'a file name in "sysfs NAME[=VALUE]"');
  const equals = raw.indexOf('=');
  if (equals >= 0) {
    const value = unescaped(raw.slice(equals + 1));
    return (machine) => sysfs_write(machine, raw.slice(0, equals), value);
  }
  return (machine) => {
    const value = sysfs_read(machine, raw);
    return typeof value === 'number' ? value : `ok ${value}`;
  };
}

function parseOperation(text: string, line: number): Operation {
  const [name = '', ...words] = text.trim().split(/[ \t]+/);
  if (name === 'sysfs') return { kind: 'run', run: parseSysfs(text, line) };
  if (name === 'machine') {
    const options = new Args(line, words, MACHINE_USAGE).options(['nodes', 'pages_per_node', 'swap', 'initfail']);
    return { kind: 'machine', options };
  }
  const kind = operationKind(name);
  if (kind === undefined)
    throw new TraceSyntaxError('-', line, `"${name}"`, `an operation: ${OPERATION_NAMES.join(', ')}`);
  const args = new Args(line, words, kind.usage);
  const run = kind.parse(args);
  args.end();
  return { kind: 'run', run };
}

function parseAt(text: string, line: number): TopOperation {
  const [, name, call, nested] = /^\s*at\s+([^#\s]+)#([0-9]+)\s+do\s+(.+)$/.exec(text) ?? [];
  if (name === undefined || nested === undefined) throw new TraceSyntaxError('-', line, `"${text}"`, `"${AT_USAGE}"`);
  const window = [...WINDOWS, ...OLD_WINDOWS].find((w) => w === name) ?? null;
  return { kind: 'at', window, call: Number(call), text: nested, nested: parseOperation(nested, line) };
}

function parseDump(text: string, line: number): TopOperation {
  const args = new Args(
    line,
    text
      .trim()
      .split(/[ \t]+/)
      .slice(1),
    'dump [ksm]',
  );
  const ksmOnly = args.more && args.oneOf(['ksm']) === 'ksm';
  args.end();
  return { kind: 'dump', ksmOnly };
}

function parseTop(text: string, line: number): TopOperation | null {
  if (text === '' || text.startsWith('#')) return null;
  const [name] = text.trim().split(/[ \t]+/);
  if (name === '') return null;
  if (name === 'dump') return parseDump(text, line);
  return name === 'at' ? parseAt(text, line) : parseOperation(text, line);
}

/** Whether a line is output of a run, not input to one. */
export const isOutput = (text: string): boolean => /^[=|&]/.test(text);

/** The lines of a text, without their ends. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r+$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * All input lines of a trace.
 * @throws TraceSyntaxError at the first that is not of the language; it names the file given here
 */
export function parseTrace(text: string, file = '-'): InputLine[] {
  try {
    return splitLines(text).flatMap((line, index) => {
      if (isOutput(line)) return [];
      return [{ number: index + 1, text: line, operation: parseTop(line, index + 1) }];
    });
  } catch (error) {
    throw error instanceof TraceSyntaxError ? error.in(file) : error;
  }
}
