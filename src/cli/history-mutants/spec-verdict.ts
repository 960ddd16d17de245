// SPDX-License-Identifier: GPL-2.0-only
// Runs the specification in a copy of the project, and says which scenarios did not pass.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Witness } from '../../report/history';
import { InputError } from '../../report/inputs/input-error';
import { readSpecRun } from '../../report/inputs/messages';
import { allScenarios, type SpecRun } from '../../report/inputs/spec-run';
import { UsageError } from '../../usage-error';

export interface SpecVerdict {
  readonly scenarios: number;
  /** Those that did not pass, in the order of the run. */
  readonly witnesses: readonly Witness[];
  /** Why the run has no end; null when it came to its end. */
  readonly brokeOff: string | null;
}

/** A run takes seconds; one that takes this long goes round in circles. */
const TIME_LIMIT_MS = 180_000;
const PROFILE = 'kernels';

/** Runs all scenarios of the profile, also after the first that fails. @throws UsageError when it did not run at all */
export async function specVerdict(folder: string): Promise<SpecVerdict> {
  const messages = path.join(folder, 'messages.ndjson');
  fs.rmSync(messages, { force: true });
  const brokeOff = await runCucumber(folder, messages);
  const run = await readWhole(messages);
  const scenarios = run === null ? [] : allScenarios(run);
  if (brokeOff === null && (scenarios.length === 0 || run?.success === null)) {
    throw new UsageError('the specification does not start, or breaks off: do the sources load?');
  }
  return {
    scenarios: scenarios.length,
    witnesses: scenarios
      .filter(({ status }) => status !== 'passed' && status !== 'not run')
      .map(({ name, path: file, line }) => ({ name, path: file, line })),
    brokeOff,
  };
}

/** The run; null when it was stopped in the middle of a message. */
async function readWhole(messages: string): Promise<SpecRun | null> {
  try {
    return await readSpecRun(messages);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** @returns null when cucumber came to an end by itself, whatever it found */
function runCucumber(folder: string, messages: string): Promise<string | null> {
  const cucumber = path.join(folder, 'node_modules/@cucumber/cucumber/bin/cucumber.js');
  const args = [cucumber, '--profile', PROFILE, '--format', `message:${messages}`];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' });
    let stopped = false;
    const timer = setTimeout(() => {
      stopped = true;
      child.kill('SIGKILL');
    }, TIME_LIMIT_MS);
    child.on('error', (error) => resolve(error.message));
    child.on('close', (_code, signal) => {
      clearTimeout(timer);
      if (stopped) resolve(`no end within ${TIME_LIMIT_MS / 1000} s`);
      else resolve(signal === null ? null : `ended by ${signal}`);
    });
  });
}
