// SPDX-License-Identifier: GPL-2.0-only
// The audit is shown damaged machines.

import { Given, Then, When } from '@cucumber/cucumber';
import { audit } from '../src/machine/audit';
import { parseTrace } from '../src/machine/trace/parse';
import { TraceSession } from '../src/machine/trace/session';
import { CORRUPTIONS, Patient } from './support/corruptions';
import { expectSame, expectThat, fail } from './support/expectations';
import type { KsmWorld } from './support/world';

Given('a machine in mid-scan that has something of everything', function (this: KsmWorld) {
  this.patient = new Patient();
  expectSame('the audit of a sound machine finds', audit(this.patient.machine).join('; ') || 'nothing', 'nothing');
});

When('it is damaged: {string} of {string}', function (this: KsmWorld, name: string, finding: string) {
  const corruption = CORRUPTIONS.find((known) => known.name === name && known.prefix.trim() === finding);
  if (corruption === undefined) fail(`there is no damage "${name}" of "${finding}"`);
  corruption.damage(this.damaged);
});

Then('the audit names {string}', function (this: KsmWorld, finding: string) {
  const findings = audit(this.damaged.machine);
  const found = findings.some((each) => each.startsWith(finding));
  expectThat(found, () => `the audit finds ${findings.join('; ') || 'nothing'}; expected ${finding}`);
});

Then(
  'the operations {string} end in a {word} of {word}',
  function (this: KsmWorld, operations: string, what: string, func: string) {
    const { machine } = this.damaged;
    let last = '';
    const session = new TraceSession((line) => {
      last = line;
    });
    session.machine = machine;
    session.runAll(parseTrace(operations.replaceAll('; ', '\n')));
    const warnings = machine.kernel.log.warnings.map((warning) => `warning of ${warning}`);
    const ends = session.exitStatus === 2 ? [last.replace('= BUG', 'BUG of')] : warnings;
    expectSame('the operations end in', ends.join(', ') || 'no harm', `${what} of ${func}`);
  },
);
