// SPDX-License-Identifier: GPL-2.0-only
// npm run trace -- [FILE...]: runs traces on the model and prints what they say.
// npm run trace -- --check FILE...: compares with what the files expect.

import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { TraceSyntaxError } from '../machine/trace/args';
import { checkTrace, type Difference, runTrace } from '../machine/trace/check';

const CONTEXT_LINES = 3;

/** What the user can mend: one line, no stack. */
class UsageError extends Error {}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: can't be read: ${(error as NodeJS.ErrnoException).code}, expected a trace file`);
  }
}

function describe(difference: Difference, text: string): string {
  const lines = text.split('\n');
  const from = Math.max(difference.line - 1 - CONTEXT_LINES, 0);
  const context = lines.slice(from, difference.line - 1).map((line, i) => `  ${from + i + 1}  ${line}`);
  return [
    `${difference.file}:${difference.line}: differs in: ${difference.operation ?? '(before the first operation)'} (line ${difference.operationLine})`,
    ...context,
    `  expected: ${difference.expected ?? '(end of the trace)'}`,
    `  actual:   ${difference.actual ?? '(end of the run)'}`,
  ].join('\n');
}

/** @returns the exit status */
function check(files: readonly string[]): number {
  if (files.length === 0) throw new UsageError('--check: found no file, expected trace files to compare with');
  let differing = 0;
  for (const [index, file] of files.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1}/${files.length} `);
    const text = read(file);
    if (text.trim() === '') throw new UsageError(`${file}:1: found nothing, expected a recorded trace`);
    const difference = checkTrace(text, file);
    if (difference === null) continue;
    differing++;
    console.log(describe(difference, text));
  }
  console.log(`${files.length - differing} of ${files.length} traces agree`);
  return differing === 0 ? 0 : 1;
}

/** @returns the exit status: 2 after a BUG(), 3 after an oops */
function print(files: readonly string[]): number {
  let status = 0;
  for (const file of files) {
    const lines: string[] = [];
    status = Math.max(
      status,
      runTrace(read(file), file, (line) => lines.push(line)),
    );
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  }
  return status;
}

new Command('trace')
  .description('Runs traces on the model; the language is described in features/reference/README.md.')
  .argument('[files...]', 'trace files; standard input when there are none')
  .option('--check', 'compare with the expected lines in each file, and show the first difference')
  .action((files: string[], options: { check?: boolean }) => {
    try {
      process.exitCode = options.check === true ? check(files) : print(files.length === 0 ? ['-'] : files);
    } catch (error) {
      if (!(error instanceof TraceSyntaxError || error instanceof UsageError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  })
  .parse();
