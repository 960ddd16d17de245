// SPDX-License-Identifier: GPL-2.0-only
// The running task, as far as KSM looks at it: pending signals, freezing, the mark of an OOM origin.

import type { FailPoint } from './fault-inject';

export class Task {
  /** Calls of signal_pending() that still say no; negative when no signal is on its way. */
  signalIn = -1;
  oom_origin = false;
  /** What makes freezing() say yes. */
  private readonly freeze: FailPoint;

  constructor(freeze: FailPoint) {
    this.freeze = freeze;
  }

  /** include/linux/sched/signal.h v4.18: signal_pending() */
  signal_pending(): boolean {
    if (this.signalIn < 0) return false;
    if (this.signalIn === 0) return true;
    this.signalIn--;
    return false;
  }

  /** include/linux/freezer.h v4.18: freezing() */
  freezing(): boolean {
    return this.freeze.should_fail();
  }

  /** include/linux/oom.h v4.18: set_current_oom_origin(); the OOM killer takes this task first. */
  set_current_oom_origin(): void {
    this.oom_origin = true;
  }

  clear_current_oom_origin(): void {
    this.oom_origin = false;
  }
}
