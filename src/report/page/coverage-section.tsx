// SPDX-License-Identifier: GPL-2.0-only
// Coverage by room and by file.

import { Fragment, type JSX } from 'preact';
import { count } from '../format';
import type { Coverage, CoverageSummary, FileCoverage, RoomCoverage } from '../inputs/coverage';
import { type Column, Meter, Missing, type Row, Section, Table } from './parts';

const SHOWN_METRICS = ['lines', 'branches', 'functions'] as const;
const SHOWN_GAPS = 10;

const METRIC_COLUMNS: readonly Column[] = [
  { title: 'Lines', number: true },
  { title: 'Branches', number: true },
  { title: 'Functions', number: true },
];
const ROOM_COLUMNS: readonly Column[] = [
  { title: 'Room' },
  { title: 'Files', number: true, minor: true },
  ...METRIC_COLUMNS,
];
const FILE_COLUMNS: readonly Column[] = [{ title: 'File' }, ...METRIC_COLUMNS];

const meters = (coverage: Coverage): JSX.Element[] =>
  SHOWN_METRICS.map((metric) => <Meter key={metric} share={coverage[metric]} />);

function fileRow(file: FileCoverage): Row {
  const name = file.page === null ? file.path : <a href={file.page}>{file.path}</a>;
  return { key: file.path, cells: [name, ...meters(file)] };
}

/** Branches and functions that nothing reached. */
const gaps = ({ branches, functions }: Coverage): number =>
  branches.total - branches.covered + functions.total - functions.covered;

function LeastCovered({ rooms }: { rooms: readonly RoomCoverage[] }): JSX.Element | null {
  const files = rooms.flatMap((room) => room.files).filter((file) => gaps(file) > 0);
  files.sort((a, b) => gaps(b) - gaps(a));
  if (files.length === 0) return null;
  const caption =
    files.length > SHOWN_GAPS
      ? `The ${SHOWN_GAPS} of ${count(files.length, 'file')} with gaps that have the most branches and functions unreached`
      : 'Files with branches or functions unreached, most first';
  return <Table caption={caption} columns={FILE_COLUMNS} rows={files.slice(0, SHOWN_GAPS).map(fileRow)} />;
}

function RoomDetails({ room }: { room: RoomCoverage }): JSX.Element {
  return (
    <details>
      <summary>
        {room.name}: {count(room.files.length, 'file')}
      </summary>
      <Table caption={`Coverage of ${room.name} by file`} columns={FILE_COLUMNS} rows={room.files.map(fileRow)} />
    </details>
  );
}

function RoomTable({ summary }: { summary: CoverageSummary }): JSX.Element {
  const rows = summary.rooms.map(
    (room): Row => ({ key: room.name, cells: [room.name, room.files.length, ...meters(room.coverage)] }),
  );
  const files = summary.rooms.reduce((sum, room) => sum + room.files.length, 0);
  const total: Row = { key: 'total', cells: ['All rooms', files, ...meters(summary.total)], class: 'total' };
  return <Table caption="Coverage by room" columns={ROOM_COLUMNS} rows={[...rows, total]} />;
}

export function CoverageSection({ summary }: { summary: CoverageSummary | null }): JSX.Element {
  if (summary === null) {
    return (
      <Section id="coverage" title="Coverage">
        <Missing what="coverage summary" command="npm start" />
      </Section>
    );
  }
  return (
    <Section id="coverage" title="Coverage">
      <p class="facts">
        Of the model and the port, by the specification alone. Lines count comments as covered, and a function that is
        never called hides its branches: read branches where functions are at 100 %.{' '}
        {summary.page === null ? null : (
          <Fragment>
            Line by line: <a href={summary.page}>the coverage report</a>.
          </Fragment>
        )}
      </p>
      <RoomTable summary={summary} />
      <LeastCovered rooms={summary.rooms} />
      {summary.rooms.map((room) => (
        <RoomDetails key={room.name} room={room} />
      ))}
    </Section>
  );
}
