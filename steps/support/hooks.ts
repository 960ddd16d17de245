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
import { audit } from '../../src/machine/audit';
import { worldParametersFault } from '../../src/spec/world-parameters';
import { fail } from './expectations';
import { chooseRelease } from './release-choice';
import type { KsmWorld } from './world';

/** Scenarios that show a bug of the release; they say themselves what the audit must find. */
const showsBug = (tags: readonly { readonly name: string }[]): boolean =>
  tags.some(({ name }) => name.startsWith('@bug:'));

const found = (findings: readonly string[]): string =>
  `the audit found:\n${findings.map((each) => `  ${each}`).join('\n')}`;

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
  return undefined;
});

AfterStep(function (this: KsmWorld, { pickle }) {
  if (!this.running || this.oops !== null) return;
  this.findings = audit(this.model.machine);
  if (this.findings.length === 0) return;
  if (!showsBug(pickle.tags)) fail(found(this.findings));
  for (const finding of this.findings) this.everFound.add(finding);
});

After({ name: 'nothing is left unsaid' }, function (this: KsmWorld, { result }) {
  if (this.oops !== null && !this.oopsExpected) throw this.oops;
  if (this.refusedFor !== null && !this.refusalExpected) {
    fail(`what ran inside is refused, and no step says so: it needs ${this.refusedFor}`);
  }
  if (this.failuresInside.length > 0 && !this.failureInsideExpected) {
    fail(
      `what ran inside failed, and no step says so: ${this.failuresInside.map((error) => errname(error).slice(1)).join(', ')}`,
    );
  }
  // The steps that would have said so need not have run.
  if (result?.status !== Status.PASSED) return;
  this.refuseUnsaid();
  const expected = (finding: string) => this.findingsExpected.some((prefix) => finding.startsWith(prefix));
  const unsaid = [...this.everFound].filter((finding) => !expected(finding));
  if (unsaid.length > 0) fail(found(unsaid));
});
