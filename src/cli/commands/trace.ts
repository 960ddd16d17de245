// SPDX-License-Identifier: GPL-2.0-only
// samepage trace [FILE...]: runs traces on the model and prints what they say.
// samepage trace --audit [FILE...]: the same, and says after each operation what does not add up.
// samepage trace --check FILE...: compares with what the files expect.

import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { kernelOf, loadXxhash } from '../../checksums/xxhash';
import type { ReleaseName } from '../../ksm/releases';
import { auditTrace, checkTrace, type Difference, runTrace } from '../../machine/trace/check';
import { escapeControl } from '../../machine/trace/format';
import { UsageError } from '../../usage-error';
import { ProgressLine } from '../progress-line';
import { releaseOption } from '../release-option';

interface Options {
  readonly check: boolean;
  readonly audit: boolean;
  readonly release: ReleaseName;
}

const CONTEXT_LINES = 3;

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: can't be read: ${(error as NodeJS.ErrnoException).code}, expected a trace file`);
  }
}

/** Traces are written by others: what they say reaches the terminal without its control bytes. */
const print = (text: string): void => console.log(escapeControl(text));

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

/** @returns whether all agree */
function check(files: readonly string[], release: ReleaseName): boolean {
  if (files.length === 0) throw new UsageError('--check: found no file, expected trace files to compare with');
  const progress = new ProgressLine(files.length);
  let differing = 0;
  for (const [done, file] of files.entries()) {
    progress.update(done, file);
    const text = read(file);
    if (text.trim() === '') throw new UsageError(`${file}:1: found nothing, expected a recorded trace`);
    const difference = checkTrace(text, file, kernelOf(release));
    if (difference === null) continue;
    differing++;
    progress.clear();
    print(describe(difference, text));
  }
  progress.clear();
  print(`${files.length - differing} of ${files.length} traces agree`);
  return differing === 0;
}

/** @returns whether it came to its end, without a BUG() or an oops, and without findings of the audit */
function run(file: string, { audit, release }: Options): boolean {
  const lines: string[] = [];
  const take = (line: string): number => lines.push(line);
  try {
    if (!audit) return runTrace(read(file), file, take, kernelOf(release)) === 0;
    const { findings, exitStatus } = auditTrace(read(file), file, take, kernelOf(release));
    return findings === 0 && exitStatus === 0;
  } finally {
    if (lines.length > 0) print(lines.join('\n'));
  }
}

export const command = new Command('trace')
  .description('Runs traces on the model; the language is described in features/reference/README.md.')
  .argument('[files...]', 'trace files; standard input when there are none')
  .option('--check', 'compare with the expected lines in each file, and show the first difference', false)
  .option('--audit', 'recount the machine after each operation, and say what does not add up', false)
  .addOption(releaseOption())
  .addHelpText('after', '\nExamples:\n  samepage trace my.trace\n  samepage trace --check recorded/*.trace')
  .action(async (files: string[], options: Options) => {
    if (options.check && options.audit) throw new UsageError('--check and --audit: expected one of them');
    await loadXxhash();
    const held = options.check
      ? check(files, options.release)
      : (files.length === 0 ? ['-'] : files).filter((file) => !run(file, options)).length === 0;
    process.exitCode = held ? 0 : 1;
  });
