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

Then(
  'the operations {string} end in a {word} of {word}',
  function (this: KsmWorld, operations: string, what: string, func: string) {
    assert.ok(this.patient);
    const { machine } = this.patient;
    let last = '';
    const session = new TraceSession((line) => {
      last = line;
    });
    session.machine = machine;
    session.runAll(parseTrace(operations.replaceAll('; ', '\n')));
    const warnings = machine.kernel.log.warnings.map((warning) => `warning of ${warning}`);
    const ends = session.exitStatus === 2 ? [last.replace('= BUG', 'BUG of')] : warnings;
    assert.deepEqual(ends, [`${what} of ${func}`]);
  },
);
