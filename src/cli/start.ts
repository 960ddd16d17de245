// SPDX-License-Identifier: GPL-2.0-only
// npm start: the whole specification on the model, its coverage, the quick benchmarks, and the page that sums them up.
// A failure does not end the run: the page is written of whatever there is, and the exit status tells.

import { readInputs } from '../report/inputs/all';
import { summaryLines } from '../report/summary';
import { inRoot, REPORTS, ROOT } from './project';
import { runScript } from './run-command';
import { coverageLine, reportCoverage, runSpec } from './spec-run';
import { runStage } from './stage';

/** Runs every scenario; false when one of them, or the run itself, failed. */
async function runSpecification(): Promise<boolean> {
  console.log('The specification, on the model\n');
  const { problems } = await runSpec();
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length === 0;
}

async function runBenchmarks(): Promise<boolean> {
  console.log('\nThe benchmarks, quick\n');
  const { ok } = await runScript('src/bench/main.ts', ['--quick'], { live: true });
  console.log(ok ? '' : 'The benchmarks failed.\n');
  return ok;
}

async function main(): Promise<void> {
  const outcomes = [
    await runSpecification(),
    await runStage('coverage (c8)', () => reportCoverage(false), coverageLine),
    await runBenchmarks(),
    await runStage('report', () => runScript('src/report/main.ts', [])),
  ];
  console.log('');
  for (const line of summaryLines(await readInputs(inRoot('reports'), ROOT))) console.log(line);
  console.log(`Look at        ${REPORTS.index}`);
  process.exitCode = outcomes.every(Boolean) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
