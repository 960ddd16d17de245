// SPDX-License-Identifier: GPL-2.0-only

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchDetail, TrendLine } from '../../bench/detail';
import type { Exploration } from '../../races/exploration';
import type { Series } from '../../races/random/series';
import type { History } from '../history';
import type { Releases } from '../releases';
import { readBenchDetail, readTrend } from './benches';
import { type CoverageSummary, readCoverage } from './coverage';
import { readHistory } from './history';
import { readSpecRun } from './messages';
import { readExploration, readSeries } from './races';
import { readReleases } from './releases';
import type { SpecRun } from './spec-run';
import { readTraceability, type Traceability } from './traceability';

/** What the page is made of; null for what no run has left. */
export interface Inputs {
  spec: SpecRun | null;
  /** Whether cucumber's own report stands beside the page. */
  cucumberPage: string | null;
  coverage: CoverageSummary | null;
  traceability: Traceability | null;
  /** Whether the traceability page stands beside this one. */
  traceabilityPage: string | null;
  history: History | null;
  /** Whether the page of past bugs stands beside this one. */
  historyPage: string | null;
  releases: Releases | null;
  /** Whether the page of releases stands beside this one. */
  releasesPage: string | null;
  exploration: Exploration | null;
  /** Whether the page of races stands beside this one. */
  racesPage: string | null;
  series: Series | null;
  bench: BenchDetail | null;
  trend: TrendLine[] | null;
}

/** The page's name, if it is there. */
const pageBeside = (folder: string, page: string): string | null => (existsSync(join(folder, page)) ? page : null);

/** Reads everything below `folder`; throws an InputError for the first file that is damaged. */
export async function readInputs(folder: string, root = process.cwd()): Promise<Inputs> {
  return {
    spec: await readSpecRun(join(folder, 'messages.ndjson')),
    cucumberPage: pageBeside(folder, 'cucumber.html'),
    coverage: readCoverage(folder, root),
    traceability: readTraceability(join(folder, 'traceability.json')),
    traceabilityPage: pageBeside(folder, 'traceability.html'),
    history: readHistory(join(folder, 'history.json')),
    historyPage: pageBeside(folder, 'history.html'),
    releases: readReleases(join(folder, 'releases.json')),
    releasesPage: pageBeside(folder, 'releases.html'),
    exploration: readExploration(join(folder, 'explore.json')),
    racesPage: pageBeside(folder, 'explore.html'),
    series: readSeries(join(folder, 'fuzz.json')),
    bench: readBenchDetail(join(folder, 'bench-detail.json')),
    trend: await readTrend(join(folder, 'trend.ndjson')),
  };
}
