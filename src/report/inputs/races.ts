// SPDX-License-Identifier: GPL-2.0-only
// What exploring and random workloads have left: explore.json and fuzz.json.

import type { Exploration } from '../../races/exploration';
import type { Series } from '../../races/random/series';
import { readJson } from './read';
import { flag, list, nullable, number, object, record, type Shape, text } from './shape';

const shard = object({ k: number, n: number });

const exploration: Shape<Exploration> = object({
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

const series: Shape<Series> = object({
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
export const readExploration = (file: string): Exploration | null => readJson(file, exploration);

/** Null when there is none; throws an InputError when it is damaged. */
export const readSeries = (file: string): Series | null => readJson(file, series);
