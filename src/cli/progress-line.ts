// SPDX-License-Identifier: GPL-2.0-only
// What long work is at, of how much, and the time that is left: one line that is written over on a terminal, elsewhere a
// line now and then. On standard error, so that standard output is the result alone.

import { timeText } from '../spec/progress';

/** Milliseconds. */
const UPDATE = 250;
const HEARTBEAT = 15_000;
const SOON = 1000;

export class ProgressLine {
  private readonly total: number;
  private readonly begun = performance.now();
  /** The first line comes soon. */
  private last = this.begun - HEARTBEAT + SOON;

  /** @param total how many there are of what is counted */
  constructor(total: number) {
    this.total = total;
  }

  /** So many are done, and this is under way. */
  update(done: number, what: string): void {
    const now = performance.now();
    const { stderr } = process;
    if (now - this.last < (stderr.isTTY ? UPDATE : HEARTBEAT)) return;
    this.last = now;
    const left = done === 0 ? '' : `, about ${timeText(((now - this.begun) / done) * (this.total - done))} left`;
    const text = `${done.toLocaleString('en-US')} of ${this.total.toLocaleString('en-US')}${left}: ${what}`;
    stderr.write(stderr.isTTY ? `\r\x1b[K${text.slice(0, (stderr.columns ?? 80) - 1)}` : `... ${text}\n`);
  }

  /** Takes the line away from a terminal. */
  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
