// SPDX-License-Identifier: GPL-2.0-only
// What actions have come to.

import { errname } from '../../src/kernel/errno';
import { type Behaviour, type ReleaseName, releaseNamed } from '../../src/ksm/releases';
import { absence } from './absence';
import { expectThat, fail } from './expectations';
import type { KsmWorld } from './world';

/** @param result as errname() has it */
const ended = (result: string): string => (result === 'ok' ? 'succeeded' : `failed with ${result.slice(1)}`);
const wanted = (result: string): string => (result === 'ok' ? 'success' : result.slice(1));

/** @param expected as errname() has it */
export function expectOutcome(world: KsmWorld, expected: string): void {
  const { result, missingFile } = world;
  world.missingFile = null;
  if (result === null) fail('no action has run yet that could have succeeded or failed');
  const found = errname(result);
  const reason = missingFile === null ? '' : `: ${missingFile}`;
  if (found !== expected) fail(`the last action ${ended(found)}; expected ${wanted(expected)}${reason}`);
}

export function expectOutcomeInside(world: KsmWorld, expected: string): void {
  expectThat(world.inside.hasRun, () => 'nothing has run inside of an action');
  const found = world.inside.failures.map(errname);
  world.inside.failureExpected = true;
  if (found.join() === (expected === 'ok' ? '' : expected)) return;
  fail(`what ran inside ${found.map(ended).join(', then ') || 'succeeded'}; expected ${wanted(expected)}`);
}

/** What is read of a process in kernels that have it. @param behaviour what it came with */
export function expectNumber(
  release: ReleaseName,
  process: string,
  what: string,
  behaviour: Behaviour,
  found: number,
  expected: number,
  unit = '',
): void {
  if (found === expected) return;
  const missing = absence(releaseNamed(release), what, behaviour);
  if (missing !== null) fail(missing);
  fail(
    `${process}'s ${what} ${found < 0 ? `fails with ${errname(found).slice(1)}` : `is ${found}${unit}`}; expected ${expected}${unit}`,
  );
}
