// SPDX-License-Identifier: GPL-2.0-only
// What is under way, in one line: on a terminal it is written over, elsewhere there is one now and then.

/** Milliseconds between two lines: where the last is written over, and where it stays. */
const UPDATE = 250;
const HEARTBEAT = 15_000;

export class StatusLine {
  private readonly stream: NodeJS.WriteStream;
  private last: number;

  /** @param firstAfter milliseconds until the first line that stays */
  constructor(stream: NodeJS.WriteStream, firstAfter = HEARTBEAT) {
    this.stream = stream;
    this.last = performance.now() - HEARTBEAT + firstAfter;
  }

  /** Shows a text, unless another was shown a moment ago. */
  show(text: () => string): void {
    const now = performance.now();
    if (now - this.last < (this.stream.isTTY ? UPDATE : HEARTBEAT)) return;
    this.last = now;
    const width = (this.stream.columns ?? 80) - 1;
    this.stream.write(this.stream.isTTY ? `\r\x1b[K${text().slice(0, width)}` : `  ... ${text()}\n`);
  }

  /** Makes room for a line of another kind, which tells as well that the work goes on. */
  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\x1b[K');
    else this.last = performance.now();
  }
}
