// SPDX-License-Identifier: GPL-2.0-only
// samepage start: the whole specification on the model, its coverage, the quick benchmarks, and the page that sums them
// up. A failure does not end the run: the page is written of whatever there is, and the exit status tells.

import { Command } from 'commander';
import { ROOT } from '../../project';
import { readInputs } from '../../report/inputs/all';
import { summaryLines } from '../../report/summary';
import type { ResultsFolder } from '../../results/folder';
import { RecordedSpec } from '../recorded-spec';
import { reportsOption } from '../reports-option';
import { runSamepage } from '../run-command';
import { runStage } from '../stage';

async function runSpecification(reports: ResultsFolder): Promise<boolean> {
  console.log('The specification, on the model\n');
  const spec = new RecordedSpec(reports);
  const tally = await spec.run();
  for (const problem of tally.problems) console.log(`  ${problem}`);
  const covered = tally.cutOff
    ? false
    : await runStage(
        'coverage (c8)',
        () => spec.reportCoverage(false),
        () => spec.coverageLine(),
      );
  console.log(spec.keep(tally));
  return covered && tally.problems.length === 0;
}

async function runBenchmarks(reports: ResultsFolder): Promise<boolean> {
  console.log('\nThe benchmarks, quick\n');
  const { ok } = await runSamepage(['bench', '--quick', '--reports', reports.path], { live: true });
  console.log(ok ? '' : 'The benchmarks failed.\n');
  return ok;
}

export const command = new Command('start')
  .addOption(reportsOption())
  .addHelpText('after', '\nExample:\n  samepage start    all of it, and reports/index.html')
  .action(async ({ reports }: { reports: ResultsFolder }) => {
    reports.probe();
    const outcomes = [
      await runSpecification(reports),
      await runBenchmarks(reports),
      await runStage('report', () => runSamepage(['report', reports.path])),
    ];
    console.log('');
    for (const line of summaryLines(await readInputs(reports.path, ROOT))) console.log(line);
    console.log(`Look at        ${reports.in('index.html')}`);
    process.exitCode = outcomes.every(Boolean) ? 0 : 1;
  });
