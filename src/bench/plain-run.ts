// SPDX-License-Identifier: GPL-2.0-only
// The port remembers what it may, and passes by what it knows. That must not show: a run in which others could look on
// at every window takes no such short cut, and ends in the same state.

import type { Machine } from '../machine/machine';
import { dumpKsm } from '../machine/trace/dump-ksm';
import { dumpMemory } from '../machine/trace/dump-memory';
import type { ScanCase } from './cases';
import { machineBefore, scanPass } from './workload';

/** Small: the dump of a machine is long. */
const PAGES = 500;
/** Passes after the measured one, where the short cuts are. */
const MORE_PASSES = 2;

const stateOf = (machine: Machine): string[] => [...dumpKsm(machine), ...dumpMemory(machine)];

function scan(machine: Machine): Machine {
  for (let pass = 0; pass <= MORE_PASSES; pass++) scanPass(machine);
  return machine;
}

function plainly(machine: Machine): Machine {
  const { windows } = machine.kernel;
  windows.arm(() => {});
  scan(machine);
  windows.disarm();
  return machine;
}

/** The first line of the machine's state that differs from that of a plain run, in words; null when none does. */
export function differenceFromPlainRun(scanCase: ScanCase): string | null {
  const quick = stateOf(scan(machineBefore(scanCase, PAGES)));
  const plain = stateOf(plainly(machineBefore(scanCase, PAGES)));
  const at = plain.findIndex((line, index) => line !== quick[index]);
  if (at < 0 && plain.length === quick.length) return null;
  return `'${scanCase.name}': a plain run ends in another state: ${plain[at]} instead of ${quick[at]}`;
}

/** @throws Error when the case's machine ends in another state than that of a plain run */
export function checkAgainstPlainRun(scanCase: ScanCase): void {
  const difference = differenceFromPlainRun(scanCase);
  if (difference !== null) throw new Error(difference);
}
