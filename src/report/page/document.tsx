// SPDX-License-Identifier: GPL-2.0-only
// The whole page as one HTML text: no script, nothing that is fetched.

import type { JSX } from 'preact';
import type { Inputs } from '../inputs/all';
import { CostSection } from './cost-section';
import { CoverageSection } from './coverage-section';
import { Head } from './head';
import { HistorySection } from './history-section';
import { htmlPage } from './html-page';
import { KernelsSection } from './kernels-section';
import { RacesSection } from './races-section';
import { RateSection } from './rate-section';
import { ReleasesSection } from './releases-section';
import { SpecSection } from './spec-section';
import { TraceabilitySection } from './traceability-section';
import { TrendSection } from './trend-section';

function Body({ inputs }: { inputs: Inputs }): JSX.Element {
  return (
    <body>
      <Head inputs={inputs} />
      <main>
        <SpecSection run={inputs.spec} cucumberPage={inputs.cucumberPage} />
        <CoverageSection summary={inputs.coverage} />
        <TraceabilitySection data={inputs.traceability} page={inputs.traceabilityPage} />
        <ReleasesSection matrix={inputs.releases} page={inputs.releasesPage} />
        <KernelsSection kernels={inputs.kernels} />
        <HistorySection history={inputs.history} page={inputs.historyPage} beside={inputs.historyPart} />
        <RacesSection
          exploration={inputs.exploration}
          page={inputs.racesPage}
          beside={inputs.racesPart}
          series={inputs.series}
        />
        <RateSection detail={inputs.bench} beside={inputs.benchPart} />
        <CostSection detail={inputs.bench} />
        <TrendSection lines={inputs.trend} />
      </main>
      <footer>
        Built by <code>npm run report</code> from spec/, traceability.json, releases.json, kernels.json, history.json,
        explore.json, fuzz.json, bench-detail.json and trend.ndjson beside this page, and from quick/ and partial/ where
        these have no whole result.
      </footer>
    </body>
  );
}

/** Renders the page. */
export function reportDocument(inputs: Inputs): string {
  return htmlPage('report', <Body inputs={inputs} />);
}
