// SPDX-License-Identifier: GPL-2.0-only
// What goes wrong with a scenario's model: findings of the audit after each step, and the oops that ends it. Scenarios
// that show a bug of a release say so themselves; nothing else may go wrong.

import type { KernelOops } from '../../src/kernel/bug';
import { audit } from '../../src/machine/audit';
import type { Machine } from '../../src/machine/machine';
import { fail } from './expectations';

const told = (findings: readonly string[]): string =>
  `the audit found:\n${findings.map((each) => `  ${each}`).join('\n')}`;

export class MachineHealth {
  /** The oops that an action has caused: the machine is dead. */
  oops: KernelOops | null = null;
  /** A step has said that the oops is right. */
  oopsExpected = false;
  /** What the audit found after the last step. */
  findings: readonly string[] = [];
  private readonly everFound = new Set<string>();
  /** How the findings begin that steps have said to be right. */
  readonly findingsExpected: string[] = [];

  /** @param mayFind the scenario shows a bug */
  auditNow(machine: Machine, mayFind: boolean): void {
    if (this.oops !== null) return;
    this.findings = audit(machine);
    if (this.findings.length === 0) return;
    if (!mayFind) fail(told(this.findings));
    for (const finding of this.findings) this.everFound.add(finding);
  }

  /** What the audit found and no step has spoken of. */
  refuseUnsaidFindings(): void {
    const expected = (finding: string) => this.findingsExpected.some((prefix) => finding.startsWith(prefix));
    const unsaid = [...this.everFound].filter((finding) => !expected(finding));
    if (unsaid.length > 0) fail(told(unsaid));
  }
}
