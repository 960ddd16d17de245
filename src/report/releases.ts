// SPDX-License-Identifier: GPL-2.0-only
// What came of running the specification on every release: reports/releases.json.

/** 'not applicable': its @since- and @until- tags say that it is not so there. */
export const OUTCOMES = ['passed', 'not applicable', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One release, and its run. */
export interface ReleaseRun {
  readonly name: string;
  readonly version: string;
  readonly about: string;
  /** Milliseconds. */
  readonly duration: number;
}

export interface MatrixScenario {
  readonly name: string;
  /** Path of the feature file and line of the scenario in it. */
  readonly path: string;
  readonly line: number;
  readonly tags: readonly string[];
  /** In the order of the releases. */
  readonly outcomes: readonly Outcome[];
}

export interface MatrixFeature {
  readonly name: string;
  /** The folder below features/. */
  readonly chapter: string;
  readonly scenarios: readonly MatrixScenario[];
}

export interface Releases {
  /** ISO 8601 in UTC: when the last run ended. */
  readonly time: string;
  readonly releases: readonly ReleaseRun[];
  readonly features: readonly MatrixFeature[];
  /** What is wrong, a line each. */
  readonly problems: readonly string[];
}

export const scenariosOf = (matrix: Releases): MatrixScenario[] =>
  matrix.features.flatMap(({ scenarios }) => [...scenarios]);

/** How many scenarios came to this on the release with this number. */
export const countOf = (scenarios: readonly MatrixScenario[], release: number, outcome: Outcome): number =>
  scenarios.filter(({ outcomes }) => outcomes[release] === outcome).length;

/** Whether it shows anything: nothing failed, and it passed on some release. */
const shows = ({ outcomes }: MatrixScenario): boolean => outcomes.includes('passed') && !outcomes.includes('failed');

/** The scenarios that carry one of these tags, and pass. */
export const scenariosTagged = (matrix: Releases, tags: readonly string[]): MatrixScenario[] =>
  scenariosOf(matrix).filter((scenario) => shows(scenario) && tags.some((tag) => scenario.tags.includes(tag)));

/** The tag of a row of the history table, and that of a change in which releases differ. */
export const rowTag = (row: number): string => `@row-${row}`;
export const changeTag = (name: string): string => `@change-${name}`;
