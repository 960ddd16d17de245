// SPDX-License-Identifier: GPL-2.0-only
// Parts of long work, made up to be merged.

import { type Exploration, mergeExplorations } from '../../src/races/exploration';
import type { PartFile } from '../../src/races/parts';
import { mergeSeries, type Series } from '../../src/races/random/series';
import { fail } from './expectations';
import { scenarioState } from './scenario-state';
import type { KsmWorld } from './world';

type Row = Readonly<Record<string, string>>;

/** What a part is in which a row of the table does not say otherwise. */
const SOUND: Readonly<Record<string, Record<string, unknown>>> = {
  series: { release: 'v4.18', seed: 7, runs: 30, compared: false, ran: 10, seconds: 1, failures: [] },
  exploration: { placements: 2, prune: true, setUps: [] },
};

const merged = scenarioState((): { series: Series | null } => ({ series: null }));

/** A cell: `1/3`, else as in JSON; `-` for what is missing. */
function parsed(cell: string): unknown {
  const [, k, n] = /^(\d+)\/(\d+)$/.exec(cell) ?? [];
  if (k !== undefined) return { k: Number(k), n: Number(n) };
  return cell === '-' ? undefined : JSON.parse(cell);
}

function partOf<T>(kind: string, { file, ...cells }: Row): PartFile<T> {
  if (file === undefined) return fail('the table has no column "file"');
  const said = Object.entries(cells).map(([name, cell]) => [name, parsed(cell)]);
  return { file, part: { ...SOUND[kind], ...Object.fromEntries(said) } as T };
}

/** @throws PartsError for parts that do not belong together */
export function mergeParts(world: KsmWorld, kind: string, rows: readonly Row[]): void {
  if (kind === 'series') merged(world).series = mergeSeries(rows.map((row) => partOf<Series>(kind, row)));
  else if (kind === 'exploration') mergeExplorations(rows.map((row) => partOf<Exploration>(kind, row)));
  else fail(`there are no parts of a ${kind}; expected a series or an exploration`);
}

export function mergedSeries(world: KsmWorld): Series {
  return merged(world).series ?? fail('no series has been merged');
}
