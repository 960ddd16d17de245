// SPDX-License-Identifier: GPL-2.0-only
// The audit is shown damaged machines.

import { Given, Then, When } from '@cucumber/cucumber';
import { audit } from '../src/machine/audit';
import { parseTrace } from '../src/machine/trace/parse';
import { TraceSession } from '../src/machine/trace/session';
import { CORRUPTIONS, Patient } from './support/corruptions';
import { expectSame, expectThat, fail } from './support/expectations';
import { scenarioState } from './support/scenario-state';
import type { KsmWorld } from './support/world';

const damageOf = scenarioState((): { patient: Patient | null } => ({ patient: null }));

/** The machine that is to be damaged. */
const damaged = (world: KsmWorld): Patient =>
  damageOf(world).patient ?? fail('no machine has been described that could be damaged');

Given('a machine in mid-scan that has something of everything', function (this: KsmWorld) {
  const patient = new Patient();
  damageOf(this).patient = patient;
  expectSame('the audit of a sound machine finds', audit(patient.machine).join('; ') || 'nothing', 'nothing');
});

When('it is damaged: {string} of {string}', function (this: KsmWorld, name: string, finding: string) {
  const corruption = CORRUPTIONS.find((known) => known.name === name && known.prefix.trim() === finding);
  if (corruption === undefined) fail(`there is no damage "${name}" of "${finding}"`);
  corruption.damage(damaged(this));
});

Then('the audit names {string}', function (this: KsmWorld, finding: string) {
  const findings = audit(damaged(this).machine);
  const found = findings.some((each) => each.startsWith(finding));
  expectThat(found, () => `the audit finds ${findings.join('; ') || 'nothing'}; expected ${finding}`);
});

Then(
  'the operations {string} end in a {word} of {word}',
  function (this: KsmWorld, operations: string, what: string, func: string) {
    const { machine } = damaged(this);
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
