// SPDX-License-Identifier: GPL-2.0-only
// What changed when: the changes in which releases differ, and the history of KSM, with the scenarios that show them.

import { Fragment, type JSX } from 'preact';
import { isWithin } from '../../kernel/version';
import { CHANGES, type Change } from '../../ksm/releases';
import { count } from '../format';
import type { History } from '../history';
import type { HistoryRow } from '../history-table';
import { allRows, changeTags, rowsShown } from '../release-evidence';
import { type MatrixScenario, type Releases, scenariosTagged } from '../releases';
import { type Column, type Row, Section, Table } from './parts';

/** The scenarios, folded away; and on which releases each passed. */
function Evidence({
  matrix,
  scenarios,
}: {
  matrix: Releases;
  scenarios: readonly MatrixScenario[];
}): JSX.Element | null {
  if (scenarios.length === 0) return null;
  return (
    <details class="evidence">
      <summary>{count(scenarios.length, 'scenario')}</summary>
      <ul>
        {scenarios.map(({ name, path, line, outcomes }) => (
          <li key={`${path}:${line}`}>
            {name} <code>{`${path}:${line}`}</code>{' '}
            <span class="where">
              {matrix.releases
                .filter((_, index) => outcomes[index] === 'passed')
                .map((release) => release.name)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const Commits = ({ commits }: { commits: readonly string[] }): JSX.Element => <code>{commits.join(' ')}</code>;

/** The name of a behaviour; it may be broken where words end. */
const Name = ({ name }: { name: string }): JSX.Element => (
  <code>
    {name.split('_').map((word, index) => (
      <Fragment key={word}>
        {index === 0 ? null : (
          <>
            _<wbr />
          </>
        )}
        {word}
      </Fragment>
    ))}
  </code>
);

/** From when to when. */
const span = ({ since, until }: Change): string => (until === undefined ? since : `${since} to ${until}`);

function changeRow(matrix: Releases, name: string, change: Change): Row {
  const scenarios = scenariosTagged(matrix, changeTags(name, change));
  const has = matrix.releases.map(({ version }) =>
    isWithin(version, change.since, change.until) ? <span key="has" class="has" role="img" aria-label="yes" /> : '',
  );
  return {
    key: name,
    cells: [
      <Name key="name" name={name} />,
      span(change),
      <span key="what">
        {change.sentence}
        <br />
        <span class="title">
          {change.title} <Commits commits={[change.commit]} />
        </span>
        <Evidence matrix={matrix} scenarios={scenarios} />
      </span>,
      ...has,
    ],
    class: scenarios.length === 0 ? 'bad' : '',
  };
}

export function ChangesSection({ matrix }: { matrix: Releases }): JSX.Element {
  const columns: Column[] = [
    { title: 'Behaviour' },
    { title: 'Since', minor: true },
    { title: 'What is so with it' },
    ...matrix.releases.map(({ name }) => ({ title: name, upright: true })),
  ];
  const changes = Object.entries<Change>(CHANGES);
  return (
    <Section id="changes" title="What changed when">
      <p>
        The port asks its release at the point where they diverge. These are all the questions that it asks; a bar spans
        the releases that behave so.
      </p>
      <Table
        caption="Changes in which the releases differ"
        columns={columns}
        rows={changes.map(([name, change]) => changeRow(matrix, name, change))}
      />
    </Section>
  );
}

/** The past bug that `npm run mutate:history` brings back for a row, if it does. */
function Mutants({ row, history }: { row: HistoryRow; history: History | null }): JSX.Element | null {
  const mutants = history?.entries.filter(({ commit }) => row.commits.includes(commit)) ?? [];
  if (mutants.length === 0) return null;
  return (
    <span class="title">
      <br />
      Brought back as{' '}
      {mutants.map(({ name }) => (
        <a key={name} href={`history.html#${name}`}>
          {name}
        </a>
      ))}
    </span>
  );
}

const HISTORY_COLUMNS: readonly Column[] = [
  { title: 'Row' },
  { title: 'Release' },
  { title: 'What came, or went wrong before' },
  { title: 'Commit', minor: true },
];

export function HistorySection(props: { matrix: Releases; history: History | null }): JSX.Element {
  const { matrix, history } = props;
  const rows = allRows(matrix);
  return (
    <Section id="history" title="The history of KSM">
      <p>
        {rowsShown(matrix).length} of {rows.length} rows are shown by scenarios, which carry the number of the row as a
        tag. The others are about what the model does not have, or what no release here has.
      </p>
      <Table
        caption="Changes of behaviour, and what was put right"
        columns={HISTORY_COLUMNS}
        rows={rows.map(({ row, scenarios }) => ({
          key: String(row.row),
          cells: [
            row.row,
            row.version === '' ? 'open' : row.version,
            <span key="what">
              {row.fix ? <strong>Fix. </strong> : null}
              {row.sentence}
              <Mutants row={row} history={history} />
              <Evidence matrix={matrix} scenarios={scenarios} />
            </span>,
            <Commits key="commits" commits={row.commits} />,
          ],
        }))}
      />
    </Section>
  );
}
