// SPDX-License-Identifier: GPL-2.0-only
// reports/history.json: which scenarios notice which past bug of KSM.

import type { Change, History, HistoryEntry, Witness } from '../history';
import { readJson } from './read';
import { flag, list, nullable, number, object, orElse, text } from './shape';

const history = object<History>({
  time: text,
  part: orElse(nullable(text), null),
  scenarios: number,
  entries: list(
    object<HistoryEntry>({
      name: text,
      release: text,
      commit: text,
      bug: text,
      note: nullable(text),
      edits: list(object<Change>({ file: text, text, replacement: text })),
      caught: flag,
      brokeOff: nullable(text),
      witnesses: list(object<Witness>({ name: text, path: text, line: number })),
    }),
  ),
});

/** The last run with past bugs; null when there is none. */
export function readHistory(file: string): History | null {
  return readJson(file, history);
}
