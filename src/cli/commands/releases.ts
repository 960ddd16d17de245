// SPDX-License-Identifier: GPL-2.0-only
// samepage releases: the specification on every release that can be booted. Writes reports/releases.json and
// reports/releases.html. The exit status is 1 when a scenario fails on a release that it is said to be true of, when one
// is true of none, or when a change has no scenario that shows it.

import { Command } from 'commander';
import { CHANGES, type Change, RELEASES } from '../../ksm/releases';
import { duration, grouped } from '../../report/format';
import { HISTORY } from '../../report/history-table';
import { readHistory } from '../../report/inputs/history';
import type { SpecRun } from '../../report/inputs/spec-run';
import { releasesDocument } from '../../report/page/releases-document';
import { changeTags, rowsShown } from '../../report/release-evidence';
import { countOf, type ReleaseRun, type Releases, scenariosOf, scenariosTagged } from '../../report/releases';
import type { ResultsFolder } from '../../results/folder';
import { writeAllWhole } from '../../results/write-whole';
import { runOn, sideBySide } from '../releases-run';
import { reportsOption } from '../reports-option';

const NAME_WIDTH = 30;

/** What is wrong with what the releases show together. */
function problemsOf(matrix: Releases): string[] {
  const scenarios = scenariosOf(matrix);
  const failures = matrix.releases.flatMap(({ name }, index) =>
    scenarios
      .filter(({ outcomes }) => outcomes[index] === 'failed')
      .map((scenario) => `${name}: ${scenario.path}:${scenario.line} ${scenario.name}`),
  );
  const empty = matrix.releases
    .filter((_, index) => countOf(scenarios, index, 'passed') === 0)
    .map(({ name }) => `${name}: no scenario passed`);
  const idle = scenarios
    .filter(({ outcomes }) => outcomes.every((outcome) => outcome === 'not applicable'))
    .map(({ path, line }) => `${path}:${line} is true of no release`);
  const changes = Object.entries<Change>(CHANGES)
    .filter(([name, change]) => scenariosTagged(matrix, changeTags(name, change)).length === 0)
    .map(([name, change]) => `no scenario shows ${name}: it needs one of ${changeTags(name, change).join(', ')}`);
  const known = new Set(
    HISTORY.map(({ row }) => `@row-${row}`).concat(Object.keys(CHANGES).map((name) => `@change-${name}`)),
  );
  const strays = scenarios.flatMap(({ path, line, tags }) =>
    tags
      .filter((tag) => /^@(?:row|change)-/.test(tag) && !known.has(tag))
      .map((tag) => `${path}:${line} ${tag} is neither a row of the history table nor a change`),
  );
  return [...failures, ...empty, ...idle, ...changes, ...strays];
}

/** Runs them one after the other, with a line for each. */
async function runAll(): Promise<Releases> {
  const runs: SpecRun[] = [];
  const releases: ReleaseRun[] = [];
  const start = Date.now();
  for (const [index, { name, version, about }] of RELEASES.entries()) {
    process.stdout.write(`${index + 1}/${RELEASES.length} ${name} `.padEnd(NAME_WIDTH, '.'));
    const begin = Date.now();
    const run = await runOn(name);
    if (typeof run === 'string') throw new Error(`${name}: ${run}`);
    runs.push(run);
    releases.push({ name, version, about, duration: Date.now() - begin });
    const alone = { time: '', releases: [], features: sideBySide([run]), problems: [] };
    const of = (outcome: 'passed' | 'not applicable' | 'failed'): string =>
      `${grouped(countOf(scenariosOf(alone), 0, outcome)).padStart(6)} ${outcome}`;
    const left = ((Date.now() - start) / (index + 1)) * (RELEASES.length - index - 1);
    const time = `${duration(Date.now() - begin)}${left === 0 ? '' : `, about ${duration(left)} left`}`;
    console.log(`${of('passed')}${of('not applicable')}${of('failed')}  ${time}`);
  }
  const matrix = { time: new Date().toISOString(), releases, features: sideBySide(runs), problems: [] };
  return { ...matrix, problems: problemsOf(matrix) };
}

export const command = new Command('releases')
  .addOption(reportsOption())
  .addHelpText('after', '\nExample:\n  samepage releases    and reports/releases.html')
  .action(async ({ reports }: { reports: ResultsFolder }) => {
    reports.probe();
    const matrix = await runAll();
    const page = reports.in('releases.html');
    writeAllWhole([
      [reports.in('releases.json'), `${JSON.stringify(matrix)}\n`],
      [page, releasesDocument(matrix, readHistory(reports.in('history.json')))],
    ]);
    for (const problem of matrix.problems) console.log(problem);
    console.log(`${rowsShown(matrix).length} of ${HISTORY.length} rows of the history table are shown`);
    console.log(`Look at ${page}`);
    process.exitCode = matrix.problems.length === 0 ? 0 : 1;
  });
