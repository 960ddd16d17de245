// SPDX-License-Identifier: GPL-2.0-only
// Where things are in the checkout, whatever directory a command is started from.

import path from 'node:path';

/** The repository's top. */
export const ROOT = path.resolve(__dirname, '../..');

/** What a run writes, relative to the top. */
export const REPORTS = {
  messages: 'reports/messages.ndjson',
  coverage: 'reports/coverage',
  /** V8's raw counts of each process of the run; c8 turns them into the reports. */
  rawCoverage: 'reports/coverage/tmp',
  traceability: 'reports/traceability.json',
  traceabilityPage: 'reports/traceability.html',
  explore: 'reports/explore.json',
  explorePage: 'reports/explore.html',
  exploreTraces: 'reports/explore',
  fuzz: 'reports/fuzz.json',
  index: 'reports/index.html',
} as const;

/** The absolute path of a file or folder named relative to the top. */
export function inRoot(relative: string): string {
  return path.join(ROOT, relative);
}
