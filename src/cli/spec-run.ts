// SPDX-License-Identifier: GPL-2.0-only
// Runs the whole specification on the model, with progress on the console, and leaves its reports and V8's raw
// coverage behind.

import fs from 'node:fs';
import { inRoot, REPORTS } from './project';
import { type CommandResult, runCommand } from './run-command';
import { type SpecTally, tallyMessages } from './tally';

/** Runs every scenario. What an earlier run left is removed first, so that nothing stale is counted. */
export async function runSpec(): Promise<SpecTally> {
  fs.rmSync(inRoot(REPORTS.messages), { force: true });
  fs.rmSync(inRoot(REPORTS.coverage), { recursive: true, force: true });
  const env = { NODE_V8_COVERAGE: inRoot(REPORTS.rawCoverage) };
  const { ok, output } = await runCommand('cucumber-js', ['--profile', 'ci'], { live: true, env });
  const tally = await tallyMessages(inRoot(REPORTS.messages));
  if (ok || tally.problems.length > 0) return tally;
  const problem = `cucumber failed, though every scenario passed ${output}`.trim();
  return { ...tally, problems: [problem], runProblems: 1 };
}

/** Writes the coverage reports of the last spec run; with `gate`, fails below the thresholds of .c8rc.json. */
export function reportCoverage(gate: boolean): Promise<CommandResult> {
  return runCommand('c8', ['report', `--check-coverage=${gate}`]);
}

/** Fails when a line, branch or function of the port was not reached by the last spec run. */
export function checkPortCoverage(): Promise<CommandResult> {
  const whole = ['--statements', '--lines', '--branches', '--functions'].flatMap((kind) => [kind, '100']);
  return runCommand('c8', ['check-coverage', '--include', 'src/ksm/**/*.ts', ...whole]);
}

/** The totals of the coverage reports in one line; empty when there are none. */
export function coverageLine(): string {
  const file = inRoot(`${REPORTS.coverage}/coverage-summary.json`);
  if (!fs.existsSync(file)) return '';
  const { total } = JSON.parse(fs.readFileSync(file, 'utf8')) as { total: Record<string, { pct: number }> };
  return ['lines', 'branches', 'functions'].map((kind) => `${kind} ${total[kind]?.pct} %`).join(', ');
}
