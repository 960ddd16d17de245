// SPDX-License-Identifier: GPL-2.0-only
// The audit is shown damaged machines.

import { strict as assert } from 'node:assert';
import { Given, Then, When } from '@cucumber/cucumber';
import { audit } from '../src/machine/audit';
import { parseTrace } from '../src/machine/trace/parse';
import { TraceSession } from '../src/machine/trace/session';
import { CORRUPTIONS, Patient } from './support/corruptions';
import type { KsmWorld } from './support/world';

Given('a machine in mid-scan that has something of everything', function (this: KsmWorld) {
  this.patient = new Patient();
  assert.deepEqual(audit(this.patient.machine), []);
});

When('it is damaged: {string} of {string}', function (this: KsmWorld, name: string, finding: string) {
  const corruption = CORRUPTIONS.find((known) => known.name === name && known.prefix.trim() === finding);
  assert.ok(corruption && this.patient, `there is no damage "${name}"`);
  corruption.damage(this.patient);
});

Then('the audit names {string}', function (this: KsmWorld, finding: string) {
  assert.ok(this.patient);
  const findings = audit(this.patient.machine);
  assert.ok(
    findings.some((found) => found.startsWith(finding)),
    `the audit found: ${findings.join('; ') || 'nothing'}`,
  );
});

Then('the next full scan ends in a BUG in {string}', function (this: KsmWorld, func: string) {
  assert.ok(this.patient);
  const said: string[] = [];
  const session = new TraceSession((line) => said.push(line));
  session.machine = this.patient.machine;
  session.runAll(parseTrace('fullscan 1\nfullscan 1'));
  assert.deepEqual([...said, session.exitStatus], ['fullscan 1', `= BUG ${func}`, 2]);
});
