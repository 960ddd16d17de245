// SPDX-License-Identifier: GPL-2.0-only
// Actions that run inside of another one, on the model: each waits for a window, the n-th call of a kernel function that
// the next action makes from ksm.c.

import { EDEADLK } from '../../src/kernel/errno';
import type { WindowName } from '../../src/kernel/windows';
import type { Machine } from '../../src/machine/machine';
import { migration_entry_wait } from '../../src/mm/outside-lock';

import { counted, ExpectationError, fail } from './expectations';

interface Waiting {
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

/** What waits to run inside of a scenario's actions, and what came of it. */
export class InsideActions {
  /** What an action inside of another one would have needed; and a step has said that it is refused for that. */
  refusedFor: string | null = null;
  refusalExpected = false;
  /** Their errors, and whether a step has said that they are right. */
  readonly failures: number[] = [];
  failureExpected = false;
  hasRun = false;
  /** An action runs inside of a window: at once, and without a snapshot. */
  now = false;
  private waiting: Waiting[] = [];

  /** Lets an action wait for a window. */
  wait(window: WindowName, call: number, text: string, action: () => void): void {
    const run = (): void => {
      this.now = true;
      action();
      this.now = false;
    };
    this.waiting.push({ window, call, text, run });
  }

  /** Runs an action in a window of another one. */
  act(machine: Machine, action: () => number): void {
    const result = action();
    if (result === -EDEADLK) this.refusedFor = machine.refusedFor;
    else if (result !== 0) this.failures.push(result);
    this.hasRun = true;
  }

  /**
   * Runs `action` with those that wait for its windows. What another CPU has begun in one of them ends with the action,
   * at the latest. A window that is never reached is an error: nothing was shown.
   */
  around<T>(machine: Machine, action: () => T): T {
    const { waiting } = this;
    this.waiting = [];
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
}
