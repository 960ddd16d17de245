// SPDX-License-Identifier: GPL-2.0-only

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchDetail, TrendLine } from '../../bench/detail';
import { readBenchDetail, readTrend } from './benches';
import { type CoverageSummary, readCoverage } from './coverage';
import { readSpecRun } from './messages';
import type { SpecRun } from './spec-run';

/** What the page is made of; null for what no run has left. */
export interface Inputs {
  spec: SpecRun | null;
  /** Whether cucumber's own report stands beside the page. */
  cucumberPage: string | null;
  coverage: CoverageSummary | null;
  bench: BenchDetail | null;
  trend: TrendLine[] | null;
}

/** Reads everything below `folder`; throws an InputError for the first file that is damaged. */
export async function readInputs(folder: string, root = process.cwd()): Promise<Inputs> {
  return {
    spec: await readSpecRun(join(folder, 'messages.ndjson')),
    cucumberPage: existsSync(join(folder, 'cucumber.html')) ? 'cucumber.html' : null,
    coverage: readCoverage(folder, root),
    bench: readBenchDetail(join(folder, 'bench-detail.json')),
    trend: await readTrend(join(folder, 'trend.ndjson')),
  };
}
