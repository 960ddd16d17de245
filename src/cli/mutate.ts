// SPDX-License-Identifier: GPL-2.0-only
// npm run mutate: breaks the port in small ways and sees whether a scenario notices; Stryker's options may follow, as in
// `npm run mutate -- --mutate src/ksm/keyhole.ts`. Fails below the score of stryker.config.json, and when
// reports/baseline/survivors.md and the run differ on who survives.

import fs from 'node:fs';
import { InputError } from '../report/inputs/input-error';
import { readJson } from '../report/inputs/read';
import {
  differences,
  listedSurvivors,
  type MutationReport,
  mutationReport,
  rowOf,
  type Survivor,
  survivorsOf,
} from './mutate-survivors';
import { inRoot } from './project';
import { runCommand } from './run-command';

const REPORT = 'reports/mutation/mutation.json';
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

async function main(): Promise<void> {
  fs.rmSync(inRoot(REPORT), { force: true });
  const { ok } = await runCommand('stryker', ['run', ...process.argv.slice(2)], { live: true });
  const report = readJson(inRoot(REPORT), mutationReport);
  if (report === null) throw new Error('the run left no report');
  process.exitCode = compare(report) && ok ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof InputError ? error.message : error);
  process.exitCode = 1;
});
