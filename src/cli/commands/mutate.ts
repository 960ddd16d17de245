// SPDX-License-Identifier: GPL-2.0-only
// samepage mutate: lets StrykerJS break the port in small ways and sees whether a scenario fails. Fails below the score of stryker.config.json, and when
// reports/baseline/survivors.md and the run differ on who survives.

import fs from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
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

export const command = new Command('mutate')
  .option('-m, --mutate <file>', 'only this file, perhaps FILE:10-20; may be repeated', parseFile, [])
  .addOption(reportsOption())
  .addHelpText('after', '\nExample:\n  samepage mutate --mutate src/ksm/keyhole.ts')
  .action(async ({ mutate, reports }: { mutate: string[]; reports: ResultsFolder }) => run(mutate, reports));
