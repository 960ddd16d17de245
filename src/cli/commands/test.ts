// SPDX-License-Identifier: GPL-2.0-only
// samepage test: every check of the project in one run. A failed check does not end the run, so that one run shows all
// that is wrong. The last line is 'N passed, N failed': scenarios and checks together.

import { Command } from 'commander';
import { judge } from '../../evidence/kernels/known-differences';
import { countOutcomes } from '../../evidence/kernels/results';
import { readKernels } from '../../evidence/kernels/store';
import type { ResultsFolder } from '../../results/folder';
import { RecordedSpec } from '../recorded-spec';
import { reportsOption } from '../reports-option';
import { type CommandResult, runCommand, runSamepage } from '../run-command';
import { runStage } from '../stage';

interface Check {
  name: string;
  run(): Promise<CommandResult>;
}

const CHECKS: readonly Check[] = [
  { name: 'types (tsc)', run: () => runCommand('tsc', ['--noEmit']) },
  {
    name: 'lint and format (biome)',
    run: () => runCommand('biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  },
  { name: 'feature format (gherkin-utils)', run: () => runSamepage(['features', '--check']) },
  { name: 'layers (dependency-cruiser)', run: () => runCommand('depcruise', ['src', 'steps']) },
  { name: 'unused code (knip)', run: () => runCommand('knip', []) },
];

interface Options {
  readonly kernel: boolean;
  readonly reports: ResultsFolder;
}

/** What the run has come to; a check counts like a scenario. */
interface Totals {
  passed: number;
  failed: number;
}

function count(totals: Totals, ok: boolean): void {
  if (ok) totals.passed += 1;
  else totals.failed += 1;
}

async function checkSpec(totals: Totals, reports: ResultsFolder): Promise<void> {
  console.log('\nThe specification, on the model\n');
  const spec = new RecordedSpec(reports);
  const tally = await spec.run();
  totals.passed += tally.passed;
  totals.failed += tally.failed + (tally.runProblems > 0 ? 1 : 0);
  for (const problem of tally.problems) console.log(`  ${problem}`);
  if (!tally.cutOff) {
    count(
      totals,
      await runStage(
        'coverage (c8)',
        () => spec.reportCoverage(true),
        () => spec.coverageLine(),
      ),
    );
    count(totals, await runStage('coverage of the port, which is to be whole (c8)', () => spec.checkPortCoverage()));
  }
  console.log(spec.keep(tally));
}

/** The specification on this machine's own kernel, where that is possible. */
async function checkKernel(totals: Totals, reports: ResultsFolder): Promise<void> {
  console.log("\nThe specification, on this machine's own kernel\n");
  const file = reports.in('kernels.json');
  const begun = new Date().toISOString();
  const { ok } = await runSamepage(['kernel', '--if-possible', '--quiet', '--reports', reports.path], { live: true });
  const results = readKernels(file).find(({ time }) => time > begun);
  const judgement = results && judge(results);
  totals.passed += results === undefined ? 0 : countOutcomes(results.scenarios).holds;
  const wrong = judgement === undefined ? 0 : judgement.unexpected.length + judgement.gone.length;
  totals.failed += ok ? 0 : Math.max(wrong, 1);
}

async function runAll(totals: Totals, { reports, kernel }: Options): Promise<void> {
  for (const { name, run } of CHECKS) count(totals, await runStage(name, run));
  await checkSpec(totals, reports);
  if (kernel) await checkKernel(totals, reports);
}

export const command = new Command('test')
  .option('--kernel', "afterwards, where it is possible, the specification on this machine's own kernel", false)
  .addOption(reportsOption())
  .addHelpText('after', '\nExample:\n  samepage test --kernel    what CI runs')
  .action(async (options: Options) => {
    options.reports.probe();
    const totals = { passed: 0, failed: 0 };
    try {
      await runAll(totals, options);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      totals.failed += 1;
    }
    console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
    process.exitCode = totals.failed > 0 ? 1 : 0;
  });
