// SPDX-License-Identifier: GPL-2.0-only
// reports/traceability.json: which scenarios execute which function of the reference, show which claim, take which branch.

import { readJson } from './read';
import { list, nullable, number, object, type Shape, ShapeError, text } from './shape';
import { STATUSES, type Status } from './spec-run';

/** One scenario; elsewhere it is named by its index in the list. */
export interface TracedScenario {
  name: string;
  /** Its feature file, and the line of the scenario or of its row in the Examples. */
  path: string;
  line: number;
  feature: string;
  /** Null outside of a rule. */
  rule: string | null;
  /** All that apply to it, those of its feature and rule included, without the @. */
  tags: string[];
  /** 'not run' for those that the pass leaves out. */
  status: Status;
}

/** Lines of a source, from 1, both included. */
export interface Lines {
  file: string;
  line: number;
  last: number;
}

/** A function of mm/ksm.c. */
export interface TracedFunction {
  name: string;
  /** Null when it is not ported. */
  port: Lines | null;
  /** Why it is not ported; null when it is, or ought to be. */
  exception: string | null;
  /** The scenarios that executed it and passed, in the order of the run. */
  scenarios: number[];
}

/** A claim that documentation makes about KSM. */
export interface TracedClaim {
  id: string;
  text: string;
  /** Why it cannot be shown; null when it is said to be shown. */
  notShown: string | null;
  /** The scenarios that carry its tag. */
  scenarios: number[];
}

/** A branch of the port: a whole function, or a part of one that runs more or less often than what is around it. */
export interface TracedBranch {
  file: string;
  /** Where it begins, from 1. */
  line: number;
  column: number;
  /** That line of the source, without indentation. */
  text: string;
  /** How many characters of `text` come before the branch. */
  before: number;
  /** The function with a name around it. */
  function: string;
  /** How many passed scenarios take it, and the first of them; null for none. */
  takers: number;
  first: number | null;
}

export interface Traceability {
  version: 1;
  /** When the pass ended: ISO 8601 in UTC. */
  time: string;
  scenarios: TracedScenario[];
  functions: TracedFunction[];
  claims: TracedClaim[];
  branches: TracedBranch[];
}

const versionOne: Shape<1> = (value, path) => {
  if (value !== 1) throw new ShapeError(path, '1, the only version of this file that is known');
  return 1;
};

const status: Shape<Status> = (value, path) => {
  const known = STATUSES.find((candidate) => candidate === value);
  if (known === undefined) throw new ShapeError(path, `one of ${STATUSES.join(', ')}`);
  return known;
};

const traceability = object<Traceability>({
  version: versionOne,
  time: text,
  scenarios: list(
    object<TracedScenario>({
      name: text,
      path: text,
      line: number,
      feature: text,
      rule: nullable(text),
      tags: list(text),
      status,
    }),
  ),
  functions: list(
    object<TracedFunction>({
      name: text,
      port: nullable(object<Lines>({ file: text, line: number, last: number })),
      exception: nullable(text),
      scenarios: list(number),
    }),
  ),
  claims: list(object<TracedClaim>({ id: text, text, notShown: nullable(text), scenarios: list(number) })),
  branches: list(
    object<TracedBranch>({
      file: text,
      line: number,
      column: number,
      text,
      before: number,
      function: text,
      takers: number,
      first: nullable(number),
    }),
  ),
});

/** The last traceability pass; null when there is none. */
export function readTraceability(file: string): Traceability | null {
  return readJson(file, traceability);
}

/** What should be shown by a scenario and is not. */
export interface Gaps {
  functions: TracedFunction[];
  claims: TracedClaim[];
  branches: TracedBranch[];
}

/** Whether some scenario of a claim passed, or was left out of the pass, and none went wrong. */
function isShown({ scenarios }: TracedClaim, all: readonly TracedScenario[]): boolean {
  const statuses = scenarios.map((index) => all[index]?.status ?? 'unknown');
  return statuses.length > 0 && statuses.every((one) => one === 'passed' || one === 'not run');
}

/** Functions neither executed nor excepted, claims neither shown nor excused, branches not taken. */
export function gapsOf({ scenarios, functions, claims, branches }: Traceability): Gaps {
  return {
    functions: functions.filter((one) => one.exception === null && (one.port === null || one.scenarios.length === 0)),
    claims: claims.filter((one) => one.notShown === null && !isShown(one, scenarios)),
    branches: branches.filter(({ first }) => first === null),
  };
}

/** Whether everything is shown, and there is something to show. */
export function isWhole(traceability: Traceability): boolean {
  const { functions, claims, branches } = traceability;
  const gaps = gapsOf(traceability);
  return (
    [functions, claims, branches].every(({ length }) => length > 0) &&
    [gaps.functions, gaps.claims, gaps.branches].every(({ length }) => length === 0)
  );
}
