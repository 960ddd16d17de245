// SPDX-License-Identifier: GPL-2.0-only
// kernel/kthread.c and wait queues: a thread that runs as many rounds as the machine gives it.

import type { Clock } from './clock';

/** include/linux/wait.h: wait_queue_head_t with one possible sleeper. */
export class WaitQueueHead {
  /** wake_up_interruptible() calls so far. */
  wakeups = 0;
  /** Whether the thread sleeps here. */
  sleeping = false;

  /** include/linux/wait.h v4.18: wake_up_interruptible() */
  wake_up_interruptible(): void {
    this.wakeups++;
    this.sleeping = false;
  }
}

export class Kthread {
  /** Rounds that the thread may still run. */
  rounds = 0;
  /** Nanoseconds of processor time used. NON-KERNEL: kept by the scheduler; here it passes when the machine says so. */
  sum_exec_runtime = 0;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** kernel/kthread.c v4.18: kthread_should_stop() */
  should_stop(): boolean {
    return this.rounds <= 0;
  }

  /** kernel/time/timer.c v4.18: schedule_timeout_interruptible(); time passes, a round is over. */
  schedule_timeout_interruptible(timeout: bigint): void {
    this.clock.advance(timeout);
    this.rounds--;
  }

  /** include/linux/freezer.h v4.18: wait_event_freezable(); sleeps unless the condition holds, a round is over. */
  wait_event_freezable(queue: WaitQueueHead, condition: boolean): void {
    queue.sleeping = !condition;
    this.rounds--;
  }
}
