// SPDX-License-Identifier: GPL-2.0-only
// npm test: every check of the project in one run. A failed check does not end the run, so that one run shows all that
// is wrong. The last line is 'N passed, N failed': scenarios and checks together.

import { type CommandResult, runCommand, runScript } from './run-command';
import { checkPortCoverage, coverageLine, reportCoverage, runSpec } from './spec-run';
import { runStage } from './stage';

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
  { name: 'feature format (gherkin-utils)', run: () => runScript('src/cli/format-features.ts', ['--check']) },
  { name: 'layers (dependency-cruiser)', run: () => runCommand('depcruise', ['src', 'steps']) },
  { name: 'unused code (knip)', run: () => runCommand('knip', []) },
];

/** What the run has come to; a check counts like a scenario. */
const totals = { passed: 0, failed: 0 };

function count(ok: boolean): void {
  if (ok) totals.passed += 1;
  else totals.failed += 1;
}

async function checkSpec(): Promise<void> {
  console.log('\nThe specification, on the model\n');
  const { passed, failed, problems, runProblems } = await runSpec();
  totals.passed += passed;
  totals.failed += failed + (runProblems > 0 ? 1 : 0);
  for (const problem of problems) console.log(`  ${problem}`);
}

async function main(): Promise<void> {
  for (const { name, run } of CHECKS) count(await runStage(name, run));
  await checkSpec();
  count(await runStage('coverage (c8)', () => reportCoverage(true), coverageLine));
  count(await runStage('coverage of the port, which is to be whole (c8)', checkPortCoverage));
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  console.log(`\n${totals.passed} passed, ${totals.failed + 1} failed`);
  process.exitCode = 1;
});
