// SPDX-License-Identifier: GPL-2.0-only
// samepage mutate: lets StrykerJS break the port in small ways and sees whether a scenario fails. Fails below the score of stryker.config.json, and when
// reports/baseline/survivors.md and the run differ on who survives. With --kernel-source it breaks the code of a real kernel
// instead.

import fs from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { mutateKernel } from '../../evidence/kernel-mutants/run';
import { inRoot } from '../../project';
import { readJson } from '../../report/inputs/read';
import type { ResultsFolder } from '../../results/folder';
import { RunFolder } from '../../results/run-folder';
import { removeUnlessRenamed } from '../../results/unfinished';
import { UsageError } from '../../usage-error';
import {
  differences,
  listedSurvivors,
  type MutationReport,
  mutationReport,
  rowOf,
  type Survivor,
  survivorsOf,
} from '../mutate-survivors';
import { reportsOption } from '../reports-option';
import { runCommand } from '../run-command';

const SETTINGS = 'stryker.config.json';
const SANDBOX = '.stryker-tmp';
const LIST = 'reports/baseline/survivors.md';

/** Rows as they stand in the list, under the name of their file. */
function show(title: string, survivors: readonly Survivor[]): void {
  if (survivors.length === 0) return;
  console.log(`\n${title}`);
  let file = '';
  for (const survivor of survivors) {
    if (survivor.file !== file) console.log(`\n## ${survivor.file}\n`);
    file = survivor.file;
    console.log(rowOf(survivor));
  }
}

/** @returns whether the list says of this run what is true */
function compare(report: MutationReport): boolean {
  const list = fs.existsSync(inRoot(LIST)) ? fs.readFileSync(inRoot(LIST), 'utf8') : '';
  const { unlisted, killed, vanished } = differences(report, listedSurvivors(LIST, list));
  show(`Survived without a reason in ${LIST}:`, unlisted);
  show(`Killed, though ${LIST} lists them:`, killed);
  show(`In ${LIST}, but no longer to be made:`, vanished);
  const survivors = survivorsOf(report).length;
  console.log(`\n${survivors} survived, ${survivors - unlisted.length} of them with a reason`);
  return unlisted.length + killed.length + vanished.length === 0;
}

function parseFile(pattern: string, before: readonly string[]): string[] {
  const [file = ''] = pattern.split(':');
  if (!/^src\/(?:ksm|mm)\//.test(file) || (!/[*?]/.test(file) && !fs.existsSync(inRoot(file)))) {
    throw new InvalidArgumentError('It must be a file below src/ksm or src/mm, perhaps with lines: FILE:10-20.');
  }
  return [...before, pattern];
}

/** Stryker's settings, with the reports of this run in a folder of its own. @returns the path of the file */
function settingsFor(folder: string, files: readonly string[]): string {
  const settings = JSON.parse(fs.readFileSync(inRoot(SETTINGS), 'utf8')) as Record<string, unknown>;
  const own = {
    ...settings,
    ...(files.length === 0 ? {} : { mutate: files }),
    htmlReporter: { fileName: path.join(folder, 'mutation.html') },
    jsonReporter: { fileName: path.join(folder, 'mutation.json') },
  };
  const file = path.join(folder, 'stryker.config.json');
  fs.writeFileSync(file, JSON.stringify(own));
  return file;
}

async function run(files: readonly string[], reports: ResultsFolder): Promise<void> {
  reports.probe();
  const part = files.length === 0 ? null : files.join(', ');
  const folder = new RunFolder(reports.place('mutation', part));
  removeUnlessRenamed(inRoot(SANDBOX));
  const { ok } = await runCommand('stryker', ['run', settingsFor(folder.path, files)], { live: true });
  const report = readJson(path.join(folder.path, 'mutation.json'), mutationReport);
  if (report === null) {
    folder.discard();
    throw new UsageError('the run left no report: what Stryker said above tells why');
  }
  if (Object.values(report.files).every(({ mutants }) => mutants.length === 0)) {
    folder.discard();
    throw new UsageError(`${part ?? 'src/ksm'}: no mutant can be made there, expected code that can be changed`);
  }
  const agrees = compare(report);
  folder.keep();
  if (part !== null) console.log(`A partial run (${part}): the results of whole ones are as they were`);
  console.log(`Look at ${reports.place('mutation/mutation.html', part)}`);
  process.exitCode = agrees && ok ? 0 : 1;
}

interface Options {
  readonly mutate: readonly string[];
  readonly kernelSource?: string;
  readonly sample?: number;
  readonly seed?: number;
  readonly fresh: boolean;
  readonly reports: ResultsFolder;
}

function parseNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function parseCount(text: string): number {
  if (parseNumber(text) === 0) throw new InvalidArgumentError('It must be at least 1.');
  return Number(text);
}

async function runEither({ mutate, kernelSource, sample, seed, fresh, reports }: Options): Promise<void> {
  if (kernelSource === undefined) {
    const ofKernels = { '--sample': sample, '--seed': seed, '--fresh': fresh || undefined };
    const [stray] = Object.entries(ofKernels).find(([, value]) => value !== undefined) ?? [];
    if (stray !== undefined) throw new UsageError(`${stray} is for a real kernel: expected --kernel-source as well`);
    await run(mutate, reports);
    return;
  }
  if (mutate.length > 0) throw new UsageError('--mutate is for the port: expected it without --kernel-source');
  const held = await mutateKernel({ folder: kernelSource, sample: sample ?? null, seed: seed ?? 1, fresh, reports });
  process.exitCode = held ? 0 : 1;
}

export const command = new Command('mutate')
  .option('-m, --mutate <file>', 'only this file, perhaps FILE:10-20; may be repeated', parseFile, [])
  .option('--kernel-source <folder>', "break mm/ksm.c of this kernel's tree instead, which stays as it is")
  .option('--sample <n>', 'only so many mutants of the kernel', parseCount)
  .option('--seed <s>', 'by what chance they are picked (default: 1)', parseNumber)
  .option('--fresh', 'try mutants of the kernel again that have a verdict', false)
  .addOption(reportsOption())
  .addHelpText(
    'after',
    `
The folder of --kernel-source is a tree of x86-64 with CONFIG_KSM=y that has been built there once ('make bzImage').
It is copied to ~/.cache/samepage, and each mutant is built in the copy and booted by QEMU.

Examples:
  samepage mutate --mutate src/ksm/keyhole.ts
  samepage mutate --kernel-source ~/linux --sample 60 --seed 1`,
  )
  .action(runEither);
