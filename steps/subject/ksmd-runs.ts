// SPDX-License-Identifier: GPL-2.0-only
// The model's ksmd at work, as scenarios have it; where ksmd would sleep for ever, or has nothing to scan, they fail.

import { list_empty } from '../../src/kernel/list';
import { KSM_RUN_MERGE } from '../../src/ksm/structures';
import type { Machine } from '../../src/machine/machine';
import { do_scan, full_scan, ksmd } from '../../src/machine/syscalls';
import { counted, expectThat, fail } from '../support/expectations';

/** A process that leaves is struck off in the next full scan; so many rounds are more than any scenario needs. */
const MOST_ROUNDS = 100;

/** Why ksmd has no page to scan, whatever `run` says; null when it may have. */
function whyNothing({ ksm, config_ksm, boot_error }: Machine): string | null {
  if (!config_ksm || boot_error !== 0) return 'this kernel has no ksmd';
  return list_empty(ksm.ksm_mm_head.mm_list) ? 'no process has mergeable memory' : null;
}

/** Why ksmd sleeps until it is woken; null when it runs by itself. */
function whyAsleep(machine: Machine): string | null {
  const { ksm } = machine;
  if ((ksm.ksm_run & KSM_RUN_MERGE) === 0) return `run is ${ksm.ksm_run}`;
  return whyNothing(machine) ?? (ksm.ksm_thread_wait.sleeping ? 'it was not woken' : null);
}

/** Batches of pages_to_scan, with the sleeps between them. */
export function runRounds(machine: Machine, rounds: number): number {
  expectThat(rounds > 0, () => '0 rounds show nothing');
  for (let round = 1; round <= rounds; round++) {
    const asleep = whyAsleep(machine);
    const which = round === 1 ? 'no round ends' : `round ${round} never ends`;
    if (asleep !== null) fail(`${asleep}: ksmd sleeps until it is woken, so ${which}`);
    const result = ksmd(machine, 1);
    if (result !== 0) return result;
  }
  return 0;
}

/** Rounds, until ksmd sleeps until it is woken. */
export function runOut(machine: Machine): number {
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const result = ksmd(machine, 1);
    if (result !== 0 || machine.ksm.ksm_thread_wait.sleeping) return result;
  }
  return fail(`after ${MOST_ROUNDS} rounds ksmd still scans`);
}

export function scanPages(machine: Machine, pages: number): number {
  expectThat(pages > 0, () => '0 pages show nothing');
  const nothing = whyNothing(machine);
  if (nothing !== null) fail(`${nothing}: there is no page to scan`);
  return do_scan(machine, pages);
}

/** So many full scans, no fewer; none is where rows of an outline begin. */
export function completeScans(machine: Machine, count: number): number {
  const { ksm_scan } = machine.ksm;
  const before = ksm_scan.seqnr;
  const result = full_scan(machine, count);
  const done = ksm_scan.seqnr - before;
  if (result !== 0 || done === count) return result;
  const which = done === 0 ? 'no full scan ends' : `only ${counted(done, 'full scan')} of ${count} ended`;
  return fail(`${whyNothing(machine)}: ${which}`);
}
