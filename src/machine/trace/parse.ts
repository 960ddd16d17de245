// SPDX-License-Identifier: GPL-2.0-only
// From the text of a trace to its operations. Lines that start with = | or & are what a run has said.

import type { WindowName } from '../../kernel/windows';
import type { Release } from '../../ksm/releases';
import { filesOf, KSM_FILES } from '../../ksm/sysfs';
import type { MachineOptions } from '../machine';
import { sysfs_read, sysfs_write } from '../syscalls';
import { Args } from './args';
import { MAX_ARMED } from './limits';
import { Line, type TraceText, traceText } from './line';
import { parseMachine } from './machine-words';
import { NESTED_NAMES, OPERATION_NAMES, operationKind, type Run } from './operations';
import { TraceSyntaxError } from './syntax-error';
import { windowsOf } from './windows';

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

const AT_USAGE = 'at WINDOW#N do OPERATION';

const wordsOf = (text: string): string[] => text.trim().split(/[ \t]+/);

/** The text that an escaped sysfs value stands for. */
function unescaped(raw: string): string {
  const escapes: Record<string, string> = { n: '\n', t: '\t', s: ' ' };
  return raw.replace(/\\(.?)/g, (_match, letter: string) => escapes[letter] ?? letter);
}

function checkFile(name: string, line: Line): void {
  if (KSM_FILES.includes(name)) return;
  const { kernel } = line.trace;
  const files = kernel === null ? KSM_FILES : filesOf(kernel);
  line.typo('-ENOENT', `"${name}"`, `a file in "sysfs NAME[=VALUE]": ${files.join(', ')}`, files);
}

function parseSysfs(text: string, line: Line): Run {
  const raw = text.replace(/^\s*sysfs */, '');
  if (raw === '') line.fail('the end of the line', 'a file name in "sysfs NAME[=VALUE]"');
  const equals = raw.indexOf('=');
  const name = equals >= 0 ? raw.slice(0, equals) : raw;
  checkFile(name, line);
  if (equals >= 0) {
    const value = unescaped(raw.slice(equals + 1));
    return (machine) => sysfs_write(machine, name, value);
  }
  return (machine) => {
    const value = sysfs_read(machine, name);
    return typeof value === 'number' ? value : `ok ${value}`;
  };
}

function parseRun(text: string, line: Line, names: readonly string[]): Operation {
  const [name = '', ...words] = wordsOf(text);
  if (name === 'sysfs') return { kind: 'run', run: parseSysfs(text, line) };
  const kind = operationKind(name);
  if (kind === undefined) return line.fail(`"${name}"`, `an operation: ${names.join(', ')}`, names);
  const args = new Args(line, words, kind.usage);
  const run = kind.parse(args);
  args.end();
  return { kind: 'run', run };
}

function parseNested(text: string, line: Line): Operation {
  const [name, ...words] = wordsOf(text);
  if (name !== 'machine') return parseRun(text, line, NESTED_NAMES);
  line.typo('-EALREADY', '"machine"', `an operation inside of a running machine: ${NESTED_NAMES.join(', ')}`);
  return { kind: 'machine', options: parseMachine(words, line) };
}

function parseWindow(name: string, call: string, line: Line): { window: WindowName | null; call: number } {
  const windows = windowsOf(line.trace.kernel);
  const window = windows.find((w) => w === name) ?? null;
  if (window === null) {
    const whose = line.trace.kernel === null ? '' : ` of ${line.trace.kernel.name}`;
    line.typo('-EINVAL', `"${name}"`, `a window${whose} in "${AT_USAGE}": ${windows.join(', ')}`, windows);
  }
  const number = Number(call);
  const found = `"${name}#${call}"`;
  if (number > Number.MAX_SAFE_INTEGER) line.fail(found, `a call up to ${Number.MAX_SAFE_INTEGER} in "${AT_USAGE}"`);
  if (number < 1) line.typo('-EINVAL', found, `a call from 1 on in "${AT_USAGE}"`);
  return { window, call: number };
}

function parseAt(text: string, line: Line): TopOperation {
  const [, name, digits, nested] = /^\s*at\s+([^#\s]+)#([0-9]+)\s+do\s+(.+)$/.exec(text) ?? [];
  if (name === undefined || digits === undefined || nested === undefined) {
    return line.fail(`"${text}"`, `"${AT_USAGE}"`);
  }
  const { window, call } = parseWindow(name, digits, line);
  const inside = new Line(line.trace, line.number, `& ${name}#${call} ${nested}`);
  return { kind: 'at', window, call, text: nested, nested: parseNested(nested, inside) };
}

function parseDump(text: string, line: Line): TopOperation {
  const args = new Args(line, wordsOf(text).slice(1), 'dump [ksm]');
  const ksmOnly = args.more && args.oneOf(['ksm']) === 'ksm';
  args.end();
  return { kind: 'dump', ksmOnly };
}

/** Whether a line is output of a run, not input to one. */
export const isOutput = (text: string): boolean => /^[=|&]/.test(text);

/** The lines of a text, without their ends. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r+$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Reads a trace line by line, and knows what has been armed and booted by then. */
class Parser {
  private readonly trace: TraceText;
  private armed = 0;
  private booted = false;

  constructor(trace: TraceText) {
    this.trace = trace;
  }

  parse(text: string, number: number): TopOperation | null {
    if (text.startsWith('#') || text.trim() === '') return null;
    const line = new Line(this.trace, number);
    const operation = this.parseTop(text, line);
    if (operation.kind === 'at') {
      if (!line.refused) this.armed++;
      return operation;
    }
    if (operation.kind !== 'dump') this.armed = 0;
    if (operation.kind !== 'machine' || !line.refused) this.booted = true;
    return operation;
  }

  private parseTop(text: string, line: Line): TopOperation {
    const [name, ...words] = wordsOf(text);
    if (name === 'dump') return parseDump(text, line);
    if (name === 'at') return this.parseAt(text, line);
    if (name !== 'machine') return parseRun(text, line, OPERATION_NAMES);
    if (this.booted) line.typo('-EALREADY', '"machine"', 'it once, before everything else');
    return { kind: 'machine', options: parseMachine(words, line) };
  }

  private parseAt(text: string, line: Line): TopOperation {
    const operation = parseAt(text, line);
    if (this.armed >= MAX_ARMED) {
      line.typo('-EINVAL', `${this.armed + 1} operations for windows of the next one`, `up to ${MAX_ARMED}`);
    }
    return operation;
  }
}

/**
 * All input lines of a trace.
 * @param kernel what boots, for a whole trace; null for lines that are part of one
 * @throws TraceSyntaxError at the first that is not of the language; it names the file given here
 */
export function parseTrace(text: string, file = '-', kernel: Release | null = null): InputLine[] {
  const lines = splitLines(text);
  const parser = new Parser(traceText(lines, kernel));
  try {
    return lines.flatMap((line, index) =>
      isOutput(line) ? [] : [{ number: index + 1, text: line, operation: parser.parse(line, index + 1) }],
    );
  } catch (error) {
    throw error instanceof TraceSyntaxError ? error.in(file) : error;
  }
}
