// SPDX-License-Identifier: GPL-2.0-only
// npm run trace -- [FILE...]: runs traces on the model and prints what they say.
// npm run trace -- --audit [FILE...]: the same, and says after each operation what does not add up.
// npm run trace -- --check FILE...: compares with what the files expect.

import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { kernelOf, loadXxhash } from '../checksums/xxhash';
import type { ReleaseName } from '../ksm/releases';
import { TraceSyntaxError } from '../machine/trace/args';
import { auditTrace, checkTrace, type Difference, runTrace } from '../machine/trace/check';
import { releaseOption } from './release-option';

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
function check(files: readonly string[], release: ReleaseName): number {
  if (files.length === 0) throw new UsageError('--check: found no file, expected trace files to compare with');
  let differing = 0;
  for (const [index, file] of files.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1}/${files.length} `);
    const text = read(file);
    if (text.trim() === '') throw new UsageError(`${file}:1: found nothing, expected a recorded trace`);
    const difference = checkTrace(text, file, kernelOf(release));
    if (difference === null) continue;
    differing++;
    console.log(describe(difference, text));
  }
  console.log(`${files.length - differing} of ${files.length} traces agree`);
  return differing === 0 ? 0 : 1;
}

/** Runs one file; 1 stands for findings of the audit. */
function runOne(file: string, audited: boolean, release: ReleaseName, print: (line: string) => void): number {
  if (!audited) return runTrace(read(file), file, print, kernelOf(release));
  const { findings, exitStatus } = auditTrace(read(file), file, print, kernelOf(release));
  return exitStatus === 0 && findings > 0 ? 1 : exitStatus;
}

/** @returns the exit status: 1 when the audit has found something, 2 after a BUG(), 3 after an oops */
function print(files: readonly string[], audited: boolean, release: ReleaseName): number {
  let status = 0;
  for (const file of files) {
    const lines: string[] = [];
    status = Math.max(
      status,
      runOne(file, audited, release, (line) => lines.push(line)),
    );
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  }
  return status;
}

new Command('trace')
  .description('Runs traces on the model; the language is described in features/reference/README.md.')
  .argument('[files...]', 'trace files; standard input when there are none')
  .option('--check', 'compare with the expected lines in each file, and show the first difference')
  .option('--audit', 'recount the machine after each operation, and say what does not add up')
  .addOption(releaseOption())
  .action(async (files: string[], options: { check?: boolean; audit?: boolean; release: ReleaseName }) => {
    try {
      await loadXxhash();
      const inputs = files.length === 0 ? ['-'] : files;
      process.exitCode =
        options.check === true ? check(files, options.release) : print(inputs, options.audit === true, options.release);
    } catch (error) {
      if (!(error instanceof TraceSyntaxError || error instanceof UsageError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  })
  .parseAsync();
