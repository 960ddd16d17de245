// SPDX-License-Identifier: GPL-2.0-only
// A line to an agent: requests go out and answers come in over two FIFOs, without an event loop in between, so that steps
// can call a kernel as they call the model.

import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';

/** The agent, or the machine that it runs on, is not there any more. */
export class AgentGone extends Error {
  override readonly name = 'AgentGone';
}

/** The agent has not answered in time. */
export class AgentSilent extends Error {
  override readonly name = 'AgentSilent';
}

/** How long to try again at once: most answers come within some hundred microseconds, and a pause takes as long. */
const IMPATIENT_MS = 0.4;
const SHORT_PAUSE_MS = 0.05;
const LONG_PAUSE_MS = 1;
/** After this time a millisecond more makes no difference. */
const PATIENT_MS = 20;

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** What is waited for until a deadline, with pauses that grow. */
class Wait {
  private readonly begin = performance.now();
  private readonly deadlineMs: number;

  constructor(deadlineMs: number) {
    this.deadlineMs = deadlineMs;
  }

  /** Lets a little time pass. @throws AgentSilent when the deadline is over */
  pause(): void {
    const passed = performance.now() - this.begin;
    if (passed > this.deadlineMs) throw new AgentSilent(`no answer within ${this.deadlineMs / 1000} s`);
    if (passed < IMPATIENT_MS) return;
    Atomics.wait(sleeper, 0, 0, passed < PATIENT_MS ? SHORT_PAUSE_MS : LONG_PAUSE_MS);
  }
}

/** Runs a read or write that does not wait; null when it would have had to. */
function withoutWaiting(call: () => number): number | null {
  // It fails often, and a stack would cost more than the call.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return call();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return null;
    if (code === 'EPIPE') throw new AgentGone('the agent has ended');
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

export class Channel {
  private readonly input: number;
  private readonly output: number;
  private readonly buffer = Buffer.alloc(1 << 16);
  /** Lines that were read and not yet asked for, and the beginning of the next one. */
  private readonly lines: string[] = [];
  private rest = '';
  private isOpen = true;
  private hasSpoken = false;

  /** @param input where requests go, and where answers come from: open files, which do not block */
  constructor(input: number, output: number) {
    this.input = input;
    this.output = output;
  }

  /** Opens two FIFOs, of which the agent has opened the other ends or is about to. @throws AgentGone */
  static open(input: string, output: string, deadlineMs: number): Channel {
    const out = openSync(output, constants.O_RDONLY | constants.O_NONBLOCK);
    const wait = new Wait(deadlineMs);
    for (;;) {
      try {
        return new Channel(openSync(input, constants.O_WRONLY | constants.O_NONBLOCK), out);
      } catch (error) {
        try {
          if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
          wait.pause();
        } catch (last) {
          closeSync(out);
          throw last;
        }
      }
    }
  }

  /** Sends a request; answers that come meanwhile are kept. @throws AgentGone, AgentSilent */
  send(line: string, deadlineMs: number): void {
    let rest = Buffer.from(`${line}\n`);
    const wait = new Wait(deadlineMs);
    while (rest.length > 0) {
      const written = withoutWaiting(() => writeSync(this.input, rest));
      if (written !== null) rest = rest.subarray(written);
      // The agent takes no more requests while nobody takes its answers.
      else if (!this.read()) wait.pause();
    }
  }

  /** The next line. @throws AgentGone, AgentSilent */
  receive(deadlineMs: number): string {
    const wait = new Wait(deadlineMs);
    for (;;) {
      const line = this.lines.shift();
      if (line !== undefined) return line;
      if (!this.read()) wait.pause();
    }
  }

  /** Takes what has come; false when nothing has. @throws AgentGone */
  private read(): boolean {
    const count = withoutWaiting(() => readSync(this.output, this.buffer));
    // The agent may have opened one end and be about to open the other.
    if (count === 0 && this.hasSpoken) throw new AgentGone('the agent has ended');
    if (count === null || count === 0) return false;
    this.hasSpoken = true;
    const [first = '', ...more] = this.buffer.toString('latin1', 0, count).split('\n');
    this.rest += first;
    for (const begin of more) {
      this.lines.push(this.rest);
      this.rest = begin;
    }
    return true;
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    closeSync(this.input);
    closeSync(this.output);
  }
}
