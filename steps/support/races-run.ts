// SPDX-License-Identifier: GPL-2.0-only
// What random workloads and explorations of a scenario came to.

import type { Exploration } from '../../src/races/exploration';
import { scenarioState } from './scenario-state';

interface RacesRun {
  /** What came to harm among random workloads: a line each, and the first as a trace; null before any has run. */
  harmful: string[] | null;
  exploration: Exploration | null;
  /** What is left of a workload that was shrunk. */
  shrunk: { kind: string; operations: readonly string[] } | null;
}

export const racesRun = scenarioState((): RacesRun => ({ harmful: null, exploration: null, shrunk: null }));
