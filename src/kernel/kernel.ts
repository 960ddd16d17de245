// SPDX-License-Identifier: GPL-2.0-only
// What one machine's kernel code stands on: its clock, log, task, failures and windows. No state outside of it.

import { Clock } from './clock';
import { type FailPoints, makeFailPoints } from './fault-inject';
import { Log } from './log';
import { Task } from './task';
import { Windows } from './windows';

/** Exact work done so far: free of noise, so fit for a gate. */
export class WorkCounts {
  /** Calls of calc_checksum(). */
  checksums = 0;
  /** Calls of memcmp_pages(). */
  comparisons = 0;
  /** Bytes those calls looked at, up to and with the first that differs. */
  bytes_compared = 0;
}

/** Makes the boot fail at its n-th step that can. */
export class BootFailure {
  private stepsLeft: number;

  /** @param step which step fails, from 1; 0 for none */
  constructor(step: number) {
    this.stepsLeft = step;
  }

  /** Whether the step that asks fails. */
  fails(): boolean {
    this.stepsLeft--;
    return this.stepsLeft === 0;
  }
}

export class Kernel {
  readonly boot: BootFailure;
  readonly clock = new Clock();
  readonly log = new Log();
  readonly failPoints: FailPoints = makeFailPoints();
  readonly current = new Task(this.failPoints.freeze);
  readonly windows = new Windows();
  readonly work = new WorkCounts();

  constructor(bootFailure = 0) {
    this.boot = new BootFailure(bootFailure);
  }
}
