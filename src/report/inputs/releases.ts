// SPDX-License-Identifier: GPL-2.0-only
// reports/releases.json: what came of running the specification on every release.

import {
  type MatrixFeature,
  type MatrixScenario,
  OUTCOMES,
  type Outcome,
  type ReleaseRun,
  type Releases,
} from '../releases';
import { readJson } from './read';
import { list, number, object, type Shape, ShapeError, text } from './shape';

const outcome: Shape<Outcome> = (value, path) => {
  const found = OUTCOMES.find((known) => known === value);
  if (found === undefined) throw new ShapeError(path, `one of ${OUTCOMES.join(', ')}`);
  return found;
};

const releases = object<Releases>({
  time: text,
  releases: list(object<ReleaseRun>({ name: text, version: text, about: text, duration: number })),
  features: list(
    object<MatrixFeature>({
      name: text,
      chapter: text,
      scenarios: list(
        object<MatrixScenario>({ name: text, path: text, line: number, tags: list(text), outcomes: list(outcome) }),
      ),
    }),
  ),
  problems: list(text),
});

/** The last run of all releases; null when there is none. */
export function readReleases(file: string): Releases | null {
  return readJson(file, releases);
}
