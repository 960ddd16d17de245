// SPDX-License-Identifier: GPL-2.0-only
// An external program that scans the same pages with compiled kernel code, for comparison.
//
// `PATH --bench pages=N unique=U passes=K` must print, among anything else, one line a pass:
//   pass 1: 0.0151 s, 664348 pages/s  shared=0 sharing=0 unshared=0 volatile=10000 ...

import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../usage-error';
import type { ScanCase } from './cases';
import { END_STATE_NAMES } from './detail';
import { median } from './statistics';

const run = promisify(execFile);
/** Passes whose median is taken where every pass does the same. */
const REPEATED_PASSES = 15;

/** A program that can't be compared with. */
export class NativeError extends UsageError {}

interface NativePass {
  rate: number;
  /** The rest of the line: name=value words. */
  counters: Map<string, number>;
}

function parsePasses(stdout: string): Map<number, NativePass> {
  const passes = new Map<number, NativePass>();
  for (const line of stdout.split('\n')) {
    const match = /^pass (\d+): [\d.]+ s, (\d+) pages\/s(.*)$/.exec(line);
    if (match === null) continue;
    const words = (match[3] ?? '')
      .trim()
      .split(/\s+/)
      .filter((word) => word.includes('='));
    const counters = new Map(
      words.map((word) => word.split('=')).map(([name, value]) => [String(name), Number(value)]),
    );
    passes.set(Number(match[1]), { rate: Number(match[2]), counters });
  }
  return passes;
}

/** A native pass that ended elsewhere than ours must would be compared for nothing. */
function checkEndState(pass: NativePass, scanCase: ScanCase, pages: number): void {
  const expected = scanCase.endState(pages);
  for (const name of END_STATE_NAMES) {
    const found = pass.counters.get(name.replace('pages_', ''));
    if (found !== undefined && found !== expected[name]) {
      throw new NativeError(
        `--native: '${scanCase.name}' at ${pages} pages: ${name} is ${found}, must be ${expected[name]}`,
      );
    }
  }
}

/** One native program. */
export class NativeProgram {
  private readonly given: string;
  private readonly path: string;

  /** Throws one clear sentence when there is no executable file at `path`. */
  constructor(path: string) {
    this.given = path;
    this.path = resolve(path);
    const stat = statSync(this.path, { throwIfNoEntry: false });
    if (stat === undefined) throw new NativeError(`--native ${path}: no such file`);
    if (!stat.isFile()) throw new NativeError(`--native ${path}: not a file`);
    try {
      accessSync(this.path, constants.X_OK);
    } catch {
      throw new NativeError(`--native ${path}: not executable`);
    }
  }

  /** Throws unless the program prints what is expected of it. To be called before anything is measured. */
  async probe(scanCase: ScanCase): Promise<void> {
    await this.rateOf(scanCase, 16);
  }

  /** Pages per second of the case's pass, in a fresh process. */
  async rateOf(scanCase: ScanCase, pages: number): Promise<number> {
    const last = scanCase.repeats ? scanCase.pass + REPEATED_PASSES - 1 : scanCase.pass;
    const args = ['--bench', `pages=${pages}`, `unique=${scanCase.unique(pages)}`, `passes=${last}`];
    const passes = parsePasses(await this.output(args));
    const rates: number[] = [];
    for (let number = scanCase.pass; number <= last; number++) {
      const pass = passes.get(number);
      if (pass === undefined) {
        throw new NativeError(
          `--native ${this.given}: printed no 'pass ${number}: T s, R pages/s' for ${args.join(' ')}`,
        );
      }
      checkEndState(pass, scanCase, pages);
      rates.push(pass.rate);
    }
    return median(rates);
  }

  private async output(args: string[]): Promise<string> {
    try {
      return (await run(this.path, args)).stdout;
    } catch (error) {
      const { code, signal } = error as { code?: number | string; signal?: string };
      const ending = signal ? `was killed by ${signal}` : `failed (${code})`;
      throw new NativeError(`--native ${this.given}: ${args.join(' ')} ${ending}`);
    }
  }
}
