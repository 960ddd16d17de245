// SPDX-License-Identifier: GPL-2.0-only
// The scan rate over all runs so far.

import { Fragment, type JSX } from 'preact';
import type { TrendLine } from '../../bench/detail';
import { LINE_STYLES, trendChart } from '../charts/trend-chart';
import { count, grouped, moment, rough } from '../format';
import { type CaseTrend, caseTrends, figureOf, type TrendFigure } from '../trend';
import { Chart, Legend, Missing, Section, Table } from './parts';

/** Runs that are drawn: the last ones. */
const SHOWN_RUNS = 60;
const LISTED_RUNS = 20;

/** What stands below a run's point: its commit, or its day where it has none. */
const labelOf = ({ commit, time }: TrendLine): string => commit?.slice(0, 7) ?? time.slice(5, 10);

const UNIT: Record<TrendFigure, string> = {
  calibrated: 'pages per 1,000 calibration rounds',
  rates: 'pages per second',
};

function describe({ name, series }: CaseTrend, unit: string): string {
  const parts = series.map(({ pages, rates }) => {
    const known = rates.filter((rate) => rate !== null);
    return `${grouped(pages)} pages: from ${rough(known[0] ?? 0)} to ${rough(known.at(-1) ?? 0)} ${unit}`;
  });
  return `Line chart of ${name} over the runs. ${parts.join('; ')}.`;
}

function Charts({ lines }: { lines: readonly TrendLine[] }): JSX.Element {
  const figure = figureOf(lines);
  const unit = UNIT[figure];
  const trends = caseTrends(lines, figure);
  const sizes = [...new Set(trends.flatMap(({ series }) => series.map(({ pages }) => pages)))].sort((a, b) => a - b);
  const color = (pages: number): string => `var(--line-${sizes.indexOf(pages) % LINE_STYLES})`;
  return (
    <Fragment>
      <Legend entries={sizes.map((pages) => ({ name: `${grouped(pages)} pages`, color: color(pages) }))} />
      <div class="charts">
        {trends.map((trend) => (
          <Chart
            key={trend.name}
            title={`${trend.name}, ${unit} (logarithmic)`}
            label={describe(trend, unit)}
            svg={trendChart(lines.map(labelOf), trend.series, color)}
          />
        ))}
      </div>
    </Fragment>
  );
}

function RunTable({ lines }: { lines: readonly TrendLine[] }): JSX.Element {
  const last = lines.slice(-LISTED_RUNS).reverse();
  return (
    <details>
      <summary>The last {count(last.length, 'run')}</summary>
      <Table
        caption="Benchmark runs, latest first"
        columns={[{ title: 'Run' }, { title: 'Commit' }, { title: 'Node' }, { title: 'Processor' }, { title: 'Kind' }]}
        rows={last.map((line, index) => ({
          key: String(index),
          cells: [moment(line.time), line.commit ?? 'none', line.node, line.cpu, line.quick ? 'quick' : 'full'],
        }))}
      />
    </details>
  );
}

export function TrendSection({ lines }: { lines: readonly TrendLine[] | null }): JSX.Element {
  if (lines === null) {
    return (
      <Section id="trend" title="Scan rate over time">
        <Missing what="series of benchmark runs" command="npm run bench" />
      </Section>
    );
  }
  const shown = lines.slice(-SHOWN_RUNS);
  const processors = new Set(shown.map(({ cpu }) => cpu)).size;
  return (
    <Section id="trend" title="Scan rate over time">
      <p class="facts">
        {count(lines.length, 'run')} so far{lines.length > SHOWN_RUNS ? `, the last ${SHOWN_RUNS} drawn` : ''}, oldest
        to the left, named by commit.
        {figureOf(shown) === 'calibrated'
          ? ' Each rate is divided by that of a fixed loop in the same process, so that machines can be compared.'
          : processors > 1
            ? ` They were made on ${processors} kinds of processor: compare with care.`
            : ''}
      </p>
      <Charts lines={shown} />
      <RunTable lines={lines} />
    </Section>
  );
}
