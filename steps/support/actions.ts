// SPDX-License-Identifier: GPL-2.0-only
// Actions: phrases that do something. Besides being steps they can run inside of a window of another one.

import { When } from '@cucumber/cucumber';
import { CucumberExpression } from '@cucumber/cucumber-expressions';
import { fail } from './expectations';
import { parameterTypes } from './parameter-types';
import type { KsmWorld } from './world';

// biome-ignore lint/suspicious/noExplicitAny: what a phrase captures is known by its step only
type Run = (this: KsmWorld, ...captured: any[]) => unknown;

const actions = new Map<string, Run>();
const expressions = new Map<string, CucumberExpression>();

/** Defines a step that does something. */
export function action(phrase: string, run: Run): void {
  When(phrase, run);
  actions.set(phrase, run);
}

/** The action that a text names, ready to run; one clear error when there is none. */
export function parseAction(text: string): (world: KsmWorld) => unknown {
  const registry = parameterTypes();
  for (const [phrase, run] of actions) {
    const expression = expressions.get(phrase) ?? new CucumberExpression(phrase, registry);
    expressions.set(phrase, expression);
    const found = expression.match(text);
    if (found === null) continue;
    if (run.length > found.length) fail(`"${text}" needs a table, so it can't run inside of another action`);
    const captured = found.map((argument) => argument.getValue(null));
    return (world) => run.apply(world, captured);
  }
  return fail(`"${text}" is no action that can run inside of another one`);
}
