// SPDX-License-Identifier: GPL-2.0-only
// A past bug of KSM, as the change that brings it back.

import type { Change } from '../../report/history';

export interface HistoryMutant {
  /** Short and unique; `npm run mutate:history -- NAME` runs this one. */
  readonly name: string;
  /** The release that fixed it. */
  readonly release: string;
  /** The upstream commit that fixed it. */
  readonly commit: string;
  /** What went wrong. */
  readonly bug: string;
  /** What is broken here, when the code is not what it was then. */
  readonly note?: string;
  /** Each text stands exactly once in its file. */
  readonly edits: readonly Change[];
}
