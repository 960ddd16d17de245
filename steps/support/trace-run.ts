// SPDX-License-Identifier: GPL-2.0-only
// A trace that a scenario speaks of, and what came of running it.

import type { Difference } from '../../src/machine/trace/check';
import { scenarioState } from './scenario-state';

interface TraceRun {
  text: string;
  /** The first line where the model's run differs. */
  difference: Difference | null;
  /** What the trace said when it ran under the audit. */
  audited: string[];
}

export const traceRun = scenarioState((): TraceRun => ({ text: '', difference: null, audited: [] }));
