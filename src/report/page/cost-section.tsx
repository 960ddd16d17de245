// SPDX-License-Identifier: GPL-2.0-only
// What scanning costs the host: how it grows with the pages, the collector's pauses, and the accepted rates.

import { Fragment, type JSX } from 'preact';
import type { BenchDetail } from '../../bench/detail';
import { growthOf } from '../../bench/growth';
import { growthChart } from '../charts/growth-chart';
import { count, grouped, rough } from '../format';
import { Chart, Section, Table } from './parts';

const UNIT = { n: 'nanoseconds per page', 'n log n': 'nanoseconds per page and tree level' };

function Growths({ detail }: { detail: BenchDetail }): JSX.Element {
  const growths = growthOf(detail.measurements);
  return (
    <Fragment>
      <p>
        The exponent b of time = a·x<sup>b</sup>, fitted over all sizes, where x is n pages, or n log n where trees are
        searched: 1 is as expected. Level lines say the same; where they rise, the structures outgrow the processor's
        caches.
      </p>
      <div class="charts">
        {growths.map((growth) => (
          <Chart
            key={growth.case}
            title={`${growth.case}: exponent ${growth.exponent.toFixed(2)}`}
            note={`${UNIT[growth.against]} over pages (logarithmic)`}
            label={`Line chart of ${growth.case}: ${growth.points
              .map(({ pages, nanoseconds }) => `${grouped(pages)} pages: ${rough(nanoseconds)} ${UNIT[growth.against]}`)
              .join('; ')}.`}
            svg={growthChart(growth)}
          />
        ))}
      </div>
    </Fragment>
  );
}

function Collector({ detail: { pauses } }: { detail: BenchDetail }): JSX.Element {
  const { collections, full_collections, longest, longest_full } = pauses;
  const over = `Over ${count(pauses.passes, 'pass', 'passes')} over ${grouped(pauses.pages)} merged pages`;
  if (collections === 0) return <p>{over} the host's garbage collector never stopped the scan.</p>;
  const full =
    full_collections === 0
      ? 'never for the whole heap'
      : `${count(full_collections, 'time')} for the whole heap, ${longest_full.toFixed(1)} ms at most`;
  return (
    <p>
      {over} the host's garbage collector stopped the scan {count(collections, 'time')}, for {longest.toFixed(1)} ms at
      most; {full}.
    </p>
  );
}

function Comparison({ detail: { comparison } }: { detail: BenchDetail }): JSX.Element {
  const columns = [
    { title: 'Measurement' },
    ...['Accepted', 'Now', 'Now / accepted'].map((title) => ({ title, number: true })),
  ];
  const rows = comparison.map(({ name, baseline, now, share }) => ({
    key: name,
    cells: [name, rough(baseline), rough(now), share.toFixed(2)],
  }));
  return (
    <Table
      caption="Beside the accepted rates, in pages per 1,000 rounds of the calibration loop; under 0.50 fails the run"
      columns={columns}
      rows={rows}
    />
  );
}

export function CostSection({ detail }: { detail: BenchDetail | null }): JSX.Element | null {
  if (detail === null) return null;
  return (
    <Section id="cost" title="How the cost grows">
      <Growths detail={detail} />
      <Collector detail={detail} />
      {detail.comparison.length > 0 && <Comparison detail={detail} />}
    </Section>
  );
}
