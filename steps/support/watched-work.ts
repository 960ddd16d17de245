// SPDX-License-Identifier: GPL-2.0-only
// What long work says of itself, and how often a timer gets its turn meanwhile.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { PROGRESS, type Progress } from '../../src/spec/progress';
import { fail } from './expectations';
import { scenarioState } from './scenario-state';
import type { KsmWorld } from './world';

interface Seen {
  readonly told: string[];
  /** How often something else could run. */
  turns: number;
}

const seen = scenarioState((): { all: Seen | null } => ({ all: null }));

export async function lookOn(world: KsmWorld, work: () => Promise<void>): Promise<void> {
  const all: Seen = { told: [], turns: 0 };
  seen(world).all = all;
  const listener = (message: unknown): void => {
    const { what, done, total } = message as Progress;
    all.told.push(`${done} of ${total} ${what}`);
  };
  subscribe(PROGRESS, listener);
  const timer = setInterval(() => all.turns++, 1);
  try {
    await work();
  } finally {
    clearInterval(timer);
    unsubscribe(PROGRESS, listener);
  }
}

export const seenBy = (world: KsmWorld): Seen => seen(world).all ?? fail('no work was watched');
