// SPDX-License-Identifier: GPL-2.0-only
// How long slow scenarios take, to say how long the rest of a run takes: as the last whole run here has measured it, else
// as reports/baseline has it, which is a copy of such a file.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pickle } from '@cucumber/messages';
import { HOME, inRoot } from '../project';

/** Milliseconds of a scenario, by its name; those that are not named take little. */
export type Durations = Readonly<Record<string, number>>;

const MEASURED = path.join(HOME, 'reports/spec/durations.json');
const BASELINE = inRoot('reports/baseline/durations.json');
/** Milliseconds from which on a scenario is named. */
const SLOW = 500;
/** Milliseconds of a scenario that is not named. */
const SHORT = 3;

export function expectedDurations(): Durations {
  const file = existsSync(MEASURED) ? MEASURED : BASELINE;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Durations) : {};
}

/** What a run has measured, as these files have it. */
export function durationsText(scenarios: readonly { readonly name: string; readonly duration: number }[]): string {
  const slow = scenarios.filter(({ duration }) => duration >= SLOW);
  const rounded = slow.map(({ name, duration }) => [name, Math.round(duration / 100) * 100]);
  return `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`;
}

/** What is left of a run. */
export class Remaining {
  total = 0;
  done = 0;
  private readonly expected: Durations;
  private expectedTotal = 0;
  private expectedDone = 0;
  /** When the run began. */
  private begun = 0;

  constructor(expected: Durations) {
    this.expected = expected;
  }

  private of({ name }: Pickle): number {
    return this.expected[name] ?? SHORT;
  }

  expect(pickle: Pickle): void {
    if (this.total === 0) this.begun = performance.now();
    this.total += 1;
    this.expectedTotal += this.of(pickle);
  }

  finish(pickle: Pickle): void {
    this.done += 1;
    this.expectedDone += this.of(pickle);
  }

  /** About how long the rest takes, on this machine; null before anything has shown how fast it is. */
  get milliseconds(): number | null {
    if (this.expectedDone === 0) return null;
    // By the clock, since several processes may be at work. What is too short to measure says nothing of the speed.
    const spent = performance.now() - this.begun;
    const speed = spent < 2000 ? 1 : spent / this.expectedDone;
    return (this.expectedTotal - this.expectedDone) * speed;
  }
}
