// SPDX-License-Identifier: GPL-2.0-only
// What a specification run came to, as the report tells it: chapters, features, scenarios.

/** Worst first; a scenario has the status of its worst step. */
export const STATUSES = [
  'failed',
  'ambiguous',
  'undefined',
  'pending',
  'unknown',
  'skipped',
  'not run',
  'passed',
] as const;
export type Status = (typeof STATUSES)[number];

/** The step at which a scenario stopped. */
export interface Fault {
  step: string;
  status: Status;
  /** What the runner says about it; empty when it says nothing. */
  message: string;
}

export interface Scenario {
  name: string;
  /** Path of the feature file and line of the scenario in it. */
  path: string;
  line: number;
  /** Its own, and those of what it stands in. */
  tags: string[];
  status: Status;
  /** Milliseconds. */
  duration: number;
  fault: Fault | null;
}

export interface Feature {
  name: string;
  path: string;
  rules: number;
  scenarios: Scenario[];
}

export interface Chapter {
  /** The top folder below features/. */
  name: string;
  features: Feature[];
}

export interface SpecRun {
  /** ISO 8601 in UTC; null when the run ended before its first scenario. */
  started: string | null;
  /** Milliseconds; null when the run was cut off. */
  duration: number | null;
  /** What the runner itself concluded; null when the run was cut off. */
  success: boolean | null;
  /** Runner and Node, with versions. */
  runner: string;
  chapters: Chapter[];
}

export type Tally = Record<Status, number> & { total: number };

/** How many scenarios have which status. */
export function tally(scenarios: readonly Scenario[]): Tally {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of scenarios) counts[status]++;
  return { ...counts, total: scenarios.length };
}

export const scenariosOf = (part: { features: readonly Feature[] }): Scenario[] =>
  part.features.flatMap(({ scenarios }) => scenarios);

export const allScenarios = (run: SpecRun): Scenario[] => run.chapters.flatMap(scenariosOf);

/** Milliseconds of all the scenarios together. */
export const durationOf = (scenarios: readonly Scenario[]): number =>
  scenarios.reduce((sum, { duration }) => sum + duration, 0);
