// SPDX-License-Identifier: GPL-2.0-only
// What a guest's kernel has written to its console.

import { readFileSync, statSync } from 'node:fs';

/** What begins the report of a kernel that has gone wrong. */
const TROUBLE =
  /\bBUG: |\bkernel BUG at |\bOops\b|\bWARNING: |\bKernel panic\b|general protection fault|\bKASAN: |INFO: task .* blocked|INFO: rcu.* stall/i;
/** Lines of a report that tell a reader little: code, registers, modules. */
const NOISE = /^(?:Code: |R(?!IP)[A-Z0-9]{2}: |EFLAGS|[FCG]S: |CR2: |DR\d: |Modules linked in|-+\[ )/;
const TIMESTAMP = /^(?:<\d>)?\[ *\d+\.\d+\](?:\[ *[TC]\d+\])? ?/;
const MOST_LINES = 12;
/** The decompressor's last line when an image is damaged, and what it says of every image. */
const HALTED = /^ *-- System halted/;
const CHATTER = /^(?:Probing EDD|KASLR disabled|Poking KASLR|Physical KASLR)/;

const lineOf = (text: string): string => text.trimEnd().replace(TIMESTAMP, '');

/** A file that QEMU writes the console to. */
export class Console {
  private readonly path: string;
  /** What stands before this is of no interest any more. */
  private start = 0;

  constructor(path: string) {
    this.path = path;
  }

  private get size(): number {
    return statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
  }

  private lines(start: number): string[] {
    if (this.size <= start) return [];
    try {
      // Written by a guest, it need not be UTF-8.
      return readFileSync(this.path).subarray(start).toString('latin1').split('\n').map(lineOf).filter(Boolean);
    } catch {
      return [];
    }
  }

  /** The guest is up: warnings of its boot are not its death. */
  begin(): void {
    this.start = this.size;
  }

  /** The first report of trouble since the beginning, in some lines; null when there is none. */
  trouble(): string | null {
    const lines = this.lines(this.start);
    const first = lines.findIndex((line) => TROUBLE.test(line));
    if (first < 0) return null;
    const told = lines.slice(first).filter((line) => !NOISE.test(line));
    return told.slice(0, MOST_LINES).join('\n');
  }

  /** Whether the image stands still before its kernel has begun. */
  isHalted(): boolean {
    return this.lines(0).some((line) => HALTED.test(line));
  }

  /** Why the guest did not come up: the panic, else the last line; null when nothing was written. */
  lastWords(): string | null {
    const lines = this.lines(0).filter((line) => !HALTED.test(line) && !CHATTER.test(line));
    return lines.find((line) => /Kernel panic|^samepage: /.test(line)) ?? lines.at(-1) ?? null;
  }
}
