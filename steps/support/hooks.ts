// SPDX-License-Identifier: GPL-2.0-only
// After every step the machine is audited: merging must stay invisible, and every count must add up.

import {
  After,
  AfterStep,
  Before,
  BeforeAll,
  parallelCanAssignHelpers,
  Status,
  setParallelCanAssign,
} from '@cucumber/cucumber';
import { errname } from '../../src/kernel/errno';
import { worldParametersFault } from '../../src/spec/world-parameters';
import { fail } from './expectations';
import { chooseRelease } from './release-choice';
import type { KsmWorld } from './world';

/** Scenarios that show a bug of the release; they say themselves what the audit must find. */
const showsBug = (tags: readonly { readonly name: string }[]): boolean =>
  tags.some(({ name }) => name.startsWith('@bug:'));

// These pack the project, or read all of its files.
setParallelCanAssign(parallelCanAssignHelpers.atMostOnePicklePerTag(['@command-line', '@form']));

// `samepage spec` has checked them; cucumber-js called directly has not.
BeforeAll(function (this: { readonly parameters: unknown }) {
  const fault = worldParametersFault(this.parameters);
  if (fault === null) return;
  process.stderr.write(`${fault}\n`);
  process.exit(2);
});

Before({ name: 'the release' }, function (this: KsmWorld, { pickle }): 'skipped' | undefined {
  const release = chooseRelease(pickle.tags, this.parameters.release);
  if (release === null) return 'skipped';
  this.release = release;
  this.mayLookInside = pickle.tags.some(({ name }) => name === '@model');
  return undefined;
});

AfterStep(function (this: KsmWorld, { pickle }) {
  if (this.machine !== null) this.health.auditNow(this.machine, showsBug(pickle.tags));
});

After({ name: 'nothing is left unsaid' }, function (this: KsmWorld, { result }) {
  const { health, inside } = this;
  if (health.oops !== null && !health.oopsExpected) throw health.oops;
  if (inside.refusedFor !== null && !inside.refusalExpected) {
    fail(`what ran inside is refused, and no step says so: it needs ${inside.refusedFor}`);
  }
  if (inside.failures.length > 0 && !inside.failureExpected) {
    const errors = inside.failures.map((error) => errname(error).slice(1)).join(', ');
    fail(`what ran inside failed, and no step says so: ${errors}`);
  }
  // The steps that would have said so need not have run.
  if (result?.status !== Status.PASSED) return;
  this.refuseUnsaid();
  health.refuseUnsaidFindings();
});
