// SPDX-License-Identifier: GPL-2.0-only
// What exploring and random workloads have left: explore.json and fuzz.json.

import type { Exploration } from '../../races/exploration';
import type { Series } from '../../races/random/series';
import { readJson } from './read';
import { flag, list, nullable, number, object, orElse, record, type Shape, text } from './shape';

const shard = object({ k: number, n: number });

/** When a result was made, and of what part of the work; null for all of it. */
interface Made {
  readonly time: string;
  readonly part: string | null;
}

export type ExploreResult = Exploration & Made;
export type FuzzResult = Series & Made;

const made = { time: orElse(text, ''), part: orElse(nullable(text), null) };

const exploration: Shape<ExploreResult> = object({
  ...made,
  placements: number,
  prune: flag,
  shard,
  setUps: list(
    object({
      name: text,
      about: text,
      schedules: number,
      windows: record(number),
      harms: list(object({ kind: text, known: nullable(text), schedules: number, schedule: text, text })),
      meetings: list(object({ window: text, operation: text, ran: number, refused: number, harmful: number })),
    }),
  ),
});

const series: Shape<FuzzResult> = object({
  ...made,
  release: text,
  seed: number,
  runs: number,
  shard,
  compared: flag,
  ran: number,
  seconds: number,
  failures: list(object({ index: number, verdict: text })),
});

/** Null when there is none; throws an InputError when it is damaged. */
export const readExploration = (file: string): ExploreResult | null => readJson(file, exploration);

/** Null when there is none; throws an InputError when it is damaged. */
export const readSeries = (file: string): FuzzResult | null => readJson(file, series);
