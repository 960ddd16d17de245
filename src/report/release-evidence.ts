// SPDX-License-Identifier: GPL-2.0-only
// Which scenarios show which change, and which row of the history table, by their tags.

import type { Change } from '../ksm/releases';
import { HISTORY, type HistoryRow } from './history-table';
import { changeTag, type MatrixScenario, type Releases, rowTag, scenariosTagged } from './releases';

/** A row, and the scenarios that show it. */
export interface ShownRow {
  readonly row: HistoryRow;
  readonly scenarios: readonly MatrixScenario[];
}

/** The tags of what shows a change: its own, and those of its rows. */
export const changeTags = (name: string, change: Change): string[] => [
  changeTag(name),
  ...(change.row ?? []).map(rowTag),
];

/** All rows of the history table. */
export const allRows = (matrix: Releases): ShownRow[] =>
  HISTORY.map((row) => ({ row, scenarios: scenariosTagged(matrix, [rowTag(row.row)]) }));

/** Those that some scenario shows. */
export const rowsShown = (matrix: Releases): ShownRow[] =>
  allRows(matrix).filter(({ scenarios }) => scenarios.length > 0);
