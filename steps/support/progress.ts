// SPDX-License-Identifier: GPL-2.0-only
// How far long steps have come, for whoever wants to show it.

import { channel } from 'node:diagnostics_channel';
import { breathe } from '../../src/races/breathe';
import { PROGRESS, type Progress } from '../../src/spec/progress';

const EACH_MS = 250;

const listeners = channel(PROGRESS);

/** @returns a call for each bit of work: says at times how much of it is done, and lets others have their turn */
export function progressOf(what: string, total: number): (done: number) => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async (done) => {
    if (listeners.hasSubscribers && performance.now() - last >= EACH_MS) {
      last = performance.now();
      const progress: Progress = { what, done, total };
      listeners.publish(progress);
    }
    await breathe();
  };
}
