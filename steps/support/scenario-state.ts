// SPDX-License-Identifier: GPL-2.0-only
// What the steps of one chapter remember of a scenario: a fresh state for each, made when it is first asked for.

import type { KsmWorld } from './world';

export function scenarioState<State extends object>(make: () => State): (world: KsmWorld) => State {
  const states = new WeakMap<KsmWorld, State>();
  return (world) => {
    const known = states.get(world);
    if (known !== undefined) return known;
    const state = make();
    states.set(world, state);
    return state;
  };
}
