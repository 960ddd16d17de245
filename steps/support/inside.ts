// SPDX-License-Identifier: GPL-2.0-only
// Actions that wait for a window: the n-th call of a kernel function that the next action makes from ksm.c.

import type { WindowName } from '../../src/kernel/windows';
import type { Machine } from '../../src/machine/machine';
import { migration_entry_wait } from '../../src/mm/outside-lock';

import { counted, ExpectationError, fail } from './expectations';

export interface Waiting {
  readonly window: WindowName;
  /** From 1. */
  readonly call: number;
  /** How a step has put it. */
  readonly text: string;
  readonly run: () => void;
}

/** Old kernels have page_check_address() where later ones have page_vma_mapped_walk(); the later name stands for both. */
const isNamed = (window: WindowName, name: WindowName): boolean =>
  window === name || (window === 'page_check_address' && name === 'page_vma_mapped_walk');

/**
 * Runs `action` with others waiting for its windows. What another CPU has begun in one of them ends with the action, at
 * the latest. A window that is never reached is an error: nothing was shown.
 */
export function withWaiting<T>(machine: Machine, waiting: readonly Waiting[], action: () => T): T {
  if (waiting.length === 0) return action();
  const left = new Map(waiting.map((entry) => [entry, 0]));
  let told = false;
  machine.kernel.windows.arm((window, call) => {
    for (const entry of left.keys()) {
      if (!isNamed(window, entry.window)) continue;
      left.set(entry, call);
      if (entry.call !== call) continue;
      left.delete(entry);
      machine.depth++;
      entry.run();
      machine.depth--;
    }
  });
  try {
    return action();
  } catch (error) {
    told = error instanceof ExpectationError;
    throw error;
  } finally {
    machine.kernel.windows.disarm();
    migration_entry_wait(machine.memory);
    for (const [{ window, call, text }, calls] of left) {
      if (told) break;
      fail(`${window} was called ${counted(calls, 'time')} and not ${call}, so this never ran: ${text}`);
    }
  }
}
