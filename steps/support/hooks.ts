// SPDX-License-Identifier: GPL-2.0-only
// After every step the machine is audited: merging must stay invisible, and every count must add up.

import { After, AfterStep, Before } from '@cucumber/cucumber';
import { errname } from '../../src/kernel/errno';
import { audit } from '../../src/machine/audit';
import { chooseRelease } from './release-choice';
import type { KsmWorld } from './world';

/** Scenarios that show a bug of the release; they say themselves what the audit must find. */
const showsBug = (tags: readonly { readonly name: string }[]): boolean =>
  tags.some(({ name }) => name.startsWith('@bug:'));

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
  if (!showsBug(pickle.tags)) throw new Error(`the audit found:\n${this.findings.join('\n')}`);
  for (const finding of this.findings) this.everFound.add(finding);
});

After({ name: 'nothing is left unsaid' }, function (this: KsmWorld) {
  if (this.oops !== null && !this.oopsExpected) throw this.oops;
  if (this.refusedFor !== null && !this.refusalExpected) {
    throw new Error(`what ran inside of the action was refused: it needs ${this.refusedFor}`);
  }
  if (this.failuresInside.length > 0 && !this.failureInsideExpected) {
    throw new Error(`what ran inside of the action failed with ${this.failuresInside.map(errname).join(', ')}`);
  }
  const expected = (finding: string) => this.findingsExpected.some((prefix) => finding.startsWith(prefix));
  const unsaid = [...this.everFound].filter((finding) => !expected(finding));
  if (unsaid.length > 0) throw new Error(`the audit found:\n${unsaid.join('\n')}`);
});
