// SPDX-License-Identifier: GPL-2.0-only
// What long work is at, of how much, and the time that is left. On standard error, so that standard output is the result.

import { duration, grouped } from '../report/format';
import { StatusLine } from '../spec/status-line';

/** Milliseconds: soon enough to say that something happens, late enough for short work to say nothing. */
const SOON = 1000;

export class ProgressLine {
  private readonly total: number;
  private readonly begun = performance.now();
  private readonly line = new StatusLine(process.stderr, SOON);

  /** @param total how many there are of what is counted */
  constructor(total: number) {
    this.total = total;
  }

  /** So many are done, and this is under way. */
  update(done: number, what: string): void {
    this.line.show(() => {
      const left = ((performance.now() - this.begun) / done) * (this.total - done);
      const time = done === 0 ? '' : `, about ${duration(left)} left`;
      return `${grouped(done)} of ${grouped(this.total)}${time}: ${what}`;
    });
  }

  /** Takes the line away from a terminal. */
  clear(): void {
    this.line.clear();
  }
}
