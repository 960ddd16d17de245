// SPDX-License-Identifier: GPL-2.0-only
// How long scenarios take: measured by the last run, kept for the slow ones, used to say how long the rest of a run takes.

import { existsSync, readFileSync } from 'node:fs';
import type { Pickle } from '@cucumber/messages';
import { inRoot } from '../project';

/** Milliseconds of a scenario, by its name; those that are not named take little. */
export type Durations = Readonly<Record<string, number>>;

const BASELINE = inRoot('reports/baseline/durations.json');
/** Milliseconds of a scenario that is not named. */
const SHORT = 3;

export function expectedDurations(): Durations {
  return existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, 'utf8')) as Durations) : {};
}

/** What is left of a run. */
export class Remaining {
  total = 0;
  done = 0;
  private readonly expected: Durations;
  private expectedTotal = 0;
  private expectedDone = 0;
  private spent = 0;

  constructor(expected: Durations) {
    this.expected = expected;
  }

  private of({ name }: Pickle): number {
    return this.expected[name] ?? SHORT;
  }

  expect(pickle: Pickle): void {
    this.total += 1;
    this.expectedTotal += this.of(pickle);
  }

  finish(pickle: Pickle, milliseconds: number): void {
    this.done += 1;
    this.expectedDone += this.of(pickle);
    this.spent += milliseconds;
  }

  /** About how long the rest takes, on this machine; null before anything has shown how fast it is. */
  get milliseconds(): number | null {
    if (this.expectedDone === 0) return null;
    // What is too short to measure says nothing of the speed.
    const speed = this.spent < 1000 ? 1 : this.spent / this.expectedDone;
    return (this.expectedTotal - this.expectedDone) * speed;
  }
}
