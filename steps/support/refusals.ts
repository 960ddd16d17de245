// SPDX-License-Identifier: GPL-2.0-only
// What was refused for what it was given: for steps that say so afterwards.

import { scenarioState } from './scenario-state';
import type { KsmWorld } from './world';

type ErrorClass = abstract new (...given: never[]) => Error;

const refusals = scenarioState((): { text: string | null } => ({ text: null }));

/** Why the last work was refused; null when it was not. */
export const refusalOf = (world: KsmWorld): string | null => refusals(world).text;

export function refuse(world: KsmWorld, text: string): void {
  refusals(world).text = text;
}

/** Remembers an error of these classes; any other is thrown. */
function remember(world: KsmWorld, error: unknown, classes: readonly ErrorClass[]): void {
  if (!(error instanceof Error) || !classes.some((known) => error instanceof known)) throw error;
  refuse(world, error.message);
}

/** Does something that can be refused by an error of these classes. */
export function refusable(world: KsmWorld, classes: readonly ErrorClass[], body: () => void): void {
  try {
    body();
  } catch (error) {
    remember(world, error, classes);
  }
}

/** The same for what takes its time. */
export async function refusableWork(
  world: KsmWorld,
  classes: readonly ErrorClass[],
  body: () => unknown,
): Promise<void> {
  try {
    await body();
  } catch (error) {
    remember(world, error, classes);
  }
}
