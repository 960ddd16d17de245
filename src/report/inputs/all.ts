// SPDX-License-Identifier: GPL-2.0-only

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchDetail, TrendLine } from '../../bench/detail';
import type { History } from '../history';
import type { RealKernels } from '../kernels';
import type { Releases } from '../releases';
import { readBenchDetail, readTrend } from './benches';
import { type CoverageSummary, readCoverage } from './coverage';
import { readHistory } from './history';
import { readRealKernels } from './kernels';
import { readSpecRun } from './messages';
import { type ExploreResult, type FuzzResult, readExploration, readSeries } from './races';
import { readReleases } from './releases';
import type { SpecRun } from './spec-run';
import { readTraceability, type Traceability } from './traceability';

/** What a partial run has left, whose whole result may be there as well. */
export interface PartialRun {
  readonly part: string;
  /** ISO 8601 in UTC. */
  readonly time: string;
  /** Its page or file, from the page of the report. */
  readonly link: string;
}

/** What the page is made of; null for what no run has left. Of work that was done in part only, that part is shown. */
export interface Inputs {
  spec: SpecRun | null;
  /** Whether cucumber's own report stands beside the page. */
  cucumberPage: string | null;
  coverage: CoverageSummary | null;
  traceability: Traceability | null;
  /** Whether the traceability page stands beside this one. */
  traceabilityPage: string | null;
  history: History | null;
  historyPage: string | null;
  historyPart: PartialRun | null;
  releases: Releases | null;
  releasesPage: string | null;
  kernels: RealKernels | null;
  exploration: ExploreResult | null;
  racesPage: string | null;
  racesPart: PartialRun | null;
  series: FuzzResult | null;
  bench: BenchDetail | null;
  benchPart: PartialRun | null;
  trend: TrendLine[] | null;
}

/** The result of a run, and the partial one beside it. */
interface Found<T> {
  readonly shown: T | null;
  /** The folder of what is shown, with a slash; empty for that of whole results. */
  readonly folder: string;
  /** What is not shown because there is a whole result. */
  readonly beside: PartialRun | null;
}

/** Looks for the whole result in these folders, in order, then for a partial one. */
function find<T extends { readonly part: string | null; readonly time: string }>(
  folder: string,
  name: string,
  page: string,
  read: (file: string) => T | null,
  whole: readonly string[] = [''],
): Found<T> {
  const partial = read(join(folder, 'partial', name));
  for (const place of whole) {
    const shown = read(join(folder, place, name));
    if (shown === null) continue;
    const beside = partial && { part: partial.part ?? '', time: partial.time, link: `partial/${page}` };
    return { shown, folder: place, beside };
  }
  return { shown: partial, folder: 'partial/', beside: null };
}

/** The page's name, if it is there. */
const pageBeside = (folder: string, page: string): string | null => (existsSync(join(folder, page)) ? page : null);

/** Reads everything below `folder`; throws an InputError for the first file that is damaged. */
export async function readInputs(folder: string, root: string): Promise<Inputs> {
  const history = find(folder, 'history.json', 'history.html', readHistory);
  const races = find(folder, 'explore.json', 'explore.html', readExploration);
  const bench = find(folder, 'bench-detail.json', 'bench.md', readBenchDetail, ['', 'quick/']);
  return {
    spec: await readSpecRun(join(folder, 'spec/messages.ndjson')),
    cucumberPage: pageBeside(folder, 'spec/cucumber.html'),
    coverage: readCoverage(folder, root),
    traceability: readTraceability(join(folder, 'traceability.json')),
    traceabilityPage: pageBeside(folder, 'traceability.html'),
    history: history.shown,
    historyPage: pageBeside(folder, `${history.folder}history.html`),
    historyPart: history.beside,
    releases: readReleases(join(folder, 'releases.json')),
    releasesPage: pageBeside(folder, 'releases.html'),
    kernels: await readRealKernels(folder, root),
    exploration: races.shown,
    racesPage: pageBeside(folder, `${races.folder}explore.html`),
    racesPart: races.beside,
    series: find(folder, 'fuzz.json', 'fuzz.json', readSeries).shown,
    bench: bench.shown,
    benchPart: bench.beside,
    trend: await readTrend(join(folder, 'trend.ndjson')),
  };
}
