// SPDX-License-Identifier: GPL-2.0-only
// Runs the specification on one release, and puts the runs of all releases together.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSpecRun } from '../report/inputs/messages';
import type { Scenario, SpecRun } from '../report/inputs/spec-run';
import type { MatrixFeature, MatrixScenario, Outcome } from '../report/releases';
import { QUICK } from '../spec/configuration';
import { runSamepage } from './run-command';

/** The hook that skips a scenario which is not true of the release. */
const RELEASE_HOOK = 'hook the kernel';

/** @returns the run; or why there is none */
export async function runOn(release: string): Promise<SpecRun | string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samepage-releases-'));
  try {
    const messages = path.join(folder, 'messages.ndjson');
    const { ok, output } = await runSamepage([
      ...['spec', '--quiet', '--release', release, '--tags', QUICK],
      ...['--format', `message:${messages}`],
    ]);
    const run = await readSpecRun(messages);
    if (run === null || run.success === null) return `the run broke off ${output}`.trim();
    // Whatever went wrong outside of scenarios shows in nothing but this.
    const failed = run.chapters.some(({ features }) =>
      features.some(({ scenarios }) => scenarios.some((scenario) => outcomeOf(scenario) === 'failed')),
    );
    return ok || failed ? run : `cucumber failed, and no scenario did ${output}`.trim();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Only what ran and passed has passed; only what the hook of the release skipped is not applicable. */
function outcomeOf({ status, fault }: Scenario): Outcome {
  if (status === 'passed') return 'passed';
  return status === 'skipped' && fault?.step === RELEASE_HOOK ? 'not applicable' : 'failed';
}

/** The scenarios of several runs, side by side. @throws Error when they are not the same ones */
export function sideBySide(runs: readonly SpecRun[]): MatrixFeature[] {
  const [first] = runs;
  if (first === undefined) throw new Error('there is no run');
  const byPlace = runs.map(({ chapters }) => {
    const scenarios = chapters.flatMap(({ features }) => features.flatMap((feature) => feature.scenarios));
    return new Map(scenarios.map((scenario) => [`${scenario.path}:${scenario.line}`, scenario]));
  });
  const row = ({ name, path: file, line, tags }: Scenario): MatrixScenario => ({
    name,
    path: file,
    line,
    tags,
    outcomes: byPlace.map((scenarios) => {
      const scenario = scenarios.get(`${file}:${line}`);
      if (scenario === undefined) throw new Error(`${file}:${line} did not run on every release`);
      return outcomeOf(scenario);
    }),
  });
  return first.chapters.flatMap(({ name: chapter, features }) =>
    features.map(({ name, scenarios }) => ({ name, chapter, scenarios: scenarios.map(row) })),
  );
}
