// SPDX-License-Identifier: GPL-2.0-only
// What the last traceability pass came to, on the report's page.

import type { JSX } from 'preact';
import { grouped, moment } from '../format';
import { gapsOf, type Traceability } from '../inputs/traceability';
import { type Column, Missing, Section, Table } from './parts';

const COLUMNS: readonly Column[] = [
  { title: 'What' },
  { title: 'In all', number: true },
  { title: 'Shown', number: true },
  { title: 'Not shown', number: true },
];

function Shares({ data }: { data: Traceability }): JSX.Element {
  const gaps = gapsOf(data);
  const rows = [
    { key: 'functions', name: 'Functions of the reference' },
    { key: 'claims', name: 'Claims of the documentation' },
    { key: 'branches', name: 'Branches of the port' },
  ] as const;
  return (
    <Table
      caption="Shown by some scenario that passed"
      columns={COLUMNS}
      rows={rows.map(({ key, name }) => {
        const [total, missing] = [data[key].length, gaps[key].length];
        const cells = [name, grouped(total), grouped(total - missing), grouped(missing)];
        return { key, cells, class: missing > 0 || total === 0 ? 'bad' : '' };
      })}
    />
  );
}

export function TraceabilitySection(props: { data: Traceability | null; page: string | null }): JSX.Element {
  const { data, page } = props;
  return (
    <Section id="traceability" title="Traceability">
      {data === null ? (
        <Missing what="traceability pass" command="npm run traceability" />
      ) : (
        <p class="facts">
          Pass of {moment(data.time)}, function by function and branch by branch, as V8 counted them in each scenario.{' '}
          {page === null ? null : <a href={page}>The traceability page</a>}
        </p>
      )}
      {data === null ? null : <Shares data={data} />}
    </Section>
  );
}
