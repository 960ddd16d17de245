// SPDX-License-Identifier: GPL-2.0-only
// Driving ksmd, its clock, and its files.

import { BUG_ON } from '../../kernel/bug';
import { EACCES, EDEADLK, ENOENT, ETIME } from '../../kernel/errno';
import { list_empty } from '../../kernel/list';
import type { int } from '../../kernel/types';
import { ksm_scan_thread } from '../../ksm/daemon';
import { wait_while_offlining } from '../../ksm/hotplug';
import { ksm_do_scan } from '../../ksm/scan';
import { type KobjAttribute, ksmFiles } from '../../ksm/sysfs';
import type { Machine } from '../machine';
import { scanBlocked, walkInProgress } from '../nesting';

const MAX_SCAN_CALLS = 1_000_000;

/** Runs `body` as ksmd runs a batch: with its mutex, and not while memory goes offline. */
function withThreadMutex(machine: Machine, body: () => int): int {
  if (walkInProgress(machine) || scanBlocked(machine)) return -EDEADLK;
  const { ksm } = machine;
  ksm.ksm_thread_mutex.lock();
  wait_while_offlining(ksm);
  const result = body();
  ksm.ksm_thread_mutex.unlock();
  return result;
}

/** One batch of up to `npages` pages, whatever `run` says; it ends with a full scan at the latest. */
export function do_scan(machine: Machine, npages: number): int {
  return withThreadMutex(machine, () => {
    ksm_do_scan(machine.ksm, npages);
    return 0;
  });
}

/** `k` full scans, or fewer when no process is left to scan. -ETIME when that takes too long. */
export function full_scan(machine: Machine, k = 1): int {
  const { ksm } = machine;
  return withThreadMutex(machine, () => {
    const start = ksm.ksm_scan.seqnr;
    for (let calls = 1; ksm.ksm_scan.seqnr - start < k && !list_empty(ksm.ksm_mm_head.mm_list); calls++) {
      if (calls > MAX_SCAN_CALLS) return -ETIME;
      ksm_do_scan(ksm, 1);
    }
    return 0;
  });
}

/** ksmd itself, for so many rounds: a batch and a sleep, or a wait. */
export function ksmd(machine: Machine, rounds: number): int {
  if (walkInProgress(machine) || scanBlocked(machine)) return -EDEADLK;
  machine.ksm.ksmd.rounds = rounds;
  ksm_scan_thread(machine.ksm);
  return 0;
}

/** Lets time pass without ksmd. */
export function advance_clock(machine: Machine, ms: number): void {
  machine.kernel.clock.advance(BigInt(ms));
}

/** A kernel that was built without KSM has no such files. */
function attribute(machine: Machine, name: string): KobjAttribute | undefined {
  if (!machine.config_ksm) return undefined;
  return ksmFiles(machine.ksm).get(name);
}

/** Stores that take the mutex of ksmd. */
const TAKES_MUTEX: readonly string[] = ['run', 'merge_across_nodes', 'max_page_sharing'];

/** What a file of /sys/kernel/mm/ksm reads, without its newline; -ENOENT. */
export function sysfs_read(machine: Machine, name: string): string | int {
  return attribute(machine, name)?.show(machine.ksm).replace(/\n$/, '') ?? -ENOENT;
}

/** Writes to a file of /sys/kernel/mm/ksm. 0, -ENOENT, -EACCES for who may not write it, or the store's own error. */
export function sysfs_write(machine: Machine, name: string, text: string, asRoot = true): int {
  if (walkInProgress(machine)) return -EDEADLK;
  const attr = attribute(machine, name);
  if (attr === undefined) return -ENOENT;
  // All files are readable by everybody; those that have a store are writable by their owner, who is root.
  if (attr.store === undefined || !asRoot) return -EACCES;
  if (TAKES_MUTEX.includes(name) && scanBlocked(machine)) return -EDEADLK;
  // An empty write does not reach the store.
  if (text === '') return 0;
  const taken = attr.store(machine.ksm, text);
  // A writer would offer the rest of a text that was taken in part, again and again.
  BUG_ON(taken >= 0 && taken !== text.length, `${name}_store`);
  return Math.min(taken, 0);
}
