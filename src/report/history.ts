// SPDX-License-Identifier: GPL-2.0-only
// What came of bringing back the past bugs of KSM, one at a time.

/** A scenario that did not pass. */
export interface Witness {
  readonly name: string;
  /** Path of the feature file and line of the scenario in it. */
  readonly path: string;
  readonly line: number;
}

/** One text in place of another. */
export interface Change {
  readonly file: string;
  readonly text: string;
  readonly replacement: string;
}

export interface HistoryEntry {
  readonly name: string;
  /** The release and the upstream commit that fixed the bug. */
  readonly release: string;
  readonly commit: string;
  /** What went wrong. */
  readonly bug: string;
  readonly note: string | null;
  readonly edits: readonly Change[];
  readonly caught: boolean;
  /** Why the run with the bug came to no end; null when it did. */
  readonly brokeOff: string | null;
  readonly witnesses: readonly Witness[];
}

export interface History {
  /** ISO 8601 in UTC. */
  readonly time: string;
  /** What part of the bugs was tried; null for all of them. */
  readonly part: string | null;
  /** How many scenarios ran against each. */
  readonly scenarios: number;
  readonly entries: readonly HistoryEntry[];
}
