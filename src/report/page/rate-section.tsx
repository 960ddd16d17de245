// SPDX-License-Identifier: GPL-2.0-only
// The last benchmark run: rates, exact work, memory.

import { Fragment, type JSX } from 'preact';
import { SCAN_CASES } from '../../bench/cases';
import { type BenchDetail, type Measurement, nameOf, WORK_NAMES } from '../../bench/detail';
import { rateChart } from '../charts/rate-chart';
import { gibibytes, grouped, mebibytes, moment, rough } from '../format';
import type { PartialRun } from '../inputs/all';
import { Chart, type Column, Legend, Missing, Section, Table } from './parts';
import { Scope } from './scope';

const numbers = (...titles: string[]): Column[] => titles.map((title) => ({ title, number: true }));

const minor = (...titles: string[]): Column[] => numbers(...titles).map((column) => ({ ...column, minor: true }));

/** The measurements of each case, in the order of the run. */
function byCase(measurements: readonly Measurement[]): Map<string, Measurement[]> {
  const cases = new Map<string, Measurement[]>();
  for (const measurement of measurements) {
    cases.set(measurement.case, [...(cases.get(measurement.case) ?? []), measurement]);
  }
  return cases;
}

/** The measurements, case by case rather than size by size. */
const caseByCase = (detail: BenchDetail): Measurement[] => [...byCase(detail.measurements).values()].flat();

function describe(measurement: Measurement): string {
  const { pages, median, native } = measurement;
  const compared = native === null ? '' : `, native ${rough(native.median)}`;
  return `${grouped(pages)} pages: ${rough(median)} pages per second${compared}`;
}

function Charts({ detail }: { detail: BenchDetail }): JSX.Element {
  const entries = [{ name: 'port', color: 'var(--port)' }];
  if (detail.native !== null) entries.push({ name: 'native', color: 'var(--native)' });
  entries.push({ name: 'one process', color: 'var(--dot)' });
  return (
    <Fragment>
      <Legend entries={entries} />
      <div class="charts">
        {[...byCase(detail.measurements)].map(([name, measurements]) => (
          <Chart
            key={name}
            title={`${name}, pages per second`}
            note={SCAN_CASES.find((scanCase) => scanCase.name === name)?.about ?? ''}
            label={`Bar chart of ${name}. ${measurements.map(describe).join('; ')}.`}
            svg={rateChart(measurements)}
          />
        ))}
      </div>
    </Fragment>
  );
}

function RateTable({ detail }: { detail: BenchDetail }): JSX.Element {
  const withNative = detail.native !== null;
  const columns = [{ title: 'Case' }, ...numbers('Pages', 'Pages/s'), ...minor('Lowest', 'Highest')];
  if (withNative) columns.push(...minor('Native'), ...numbers('Port / native'));
  const rows = caseByCase(detail).map((measurement) => {
    const { pages, median, rates, native } = measurement;
    const cells = [measurement.case, grouped(pages), ...[median, Math.min(...rates), Math.max(...rates)].map(rough)];
    if (withNative) cells.push(native === null ? '' : rough(native.median), native?.ratio.toFixed(2) ?? '');
    return { key: nameOf(measurement), cells };
  });
  return <Table caption="Scan rate: median, lowest and highest of the processes" columns={columns} rows={rows} />;
}

function WorkTable({ detail }: { detail: BenchDetail }): JSX.Element {
  const columns = [{ title: 'Case' }, ...numbers('Pages', ...WORK_NAMES.map((name) => name.replace('_', ' ')))];
  const rows = caseByCase(detail).map((measurement) => {
    const { pages, work } = measurement;
    const perPage = WORK_NAMES.map((name) => (work[name] / pages).toFixed(3));
    return { key: nameOf(measurement), cells: [measurement.case, grouped(pages), ...perPage] };
  });
  return (
    <Table
      caption="Exact work per page of the measured pass: free of noise, the same on every machine"
      columns={columns}
      rows={rows}
    />
  );
}

function MemoryTable({ detail }: { detail: BenchDetail }): JSX.Element {
  const columns = [
    { title: 'Workload' },
    ...numbers('Pages', 'Peak of the process', 'Peak, bytes per page', 'Live, bytes per page'),
  ];
  const rows = detail.memory.map((use) => ({
    key: use.workload,
    cells: [
      use.workload,
      grouped(use.pages),
      mebibytes(use.peak),
      grouped(use.peak_per_page),
      grouped(use.live_per_page),
    ],
  }));
  const caption = 'Memory; per page beyond its 4,096 bytes of content, at the peak (with garbage) and still reachable';
  return <Table caption={caption} columns={columns} rows={rows} />;
}

export function RateSection(props: { detail: BenchDetail | null; beside: PartialRun | null }): JSX.Element {
  const { detail, beside } = props;
  if (detail === null) {
    return (
      <Section id="rate" title="Scan rate">
        <Missing what="benchmark run" command="npm run bench" />
      </Section>
    );
  }
  const { host, commit, quick } = detail;
  return (
    <Section id="rate" title="Scan rate">
      <p class="facts">
        {quick ? 'Quick run' : 'Run'} of {moment(detail.time)}, commit {commit ?? 'none'}, {host.cpu} ({host.cores}{' '}
        cores, {gibibytes(host.memory)}), {host.platform}, Node {host.node}. One pass is one full scan of one process's
        mergeable pages; a case at a size is measured in {detail.processes} fresh processes.
        {detail.native === null
          ? ''
          : ` The native program ${detail.native} does the same passes over the same contents, in turn with the port.`}
      </p>
      <Scope part={detail.part} beside={beside} />
      <Charts detail={detail} />
      <RateTable detail={detail} />
      <WorkTable detail={detail} />
      <MemoryTable detail={detail} />
    </Section>
  );
}
