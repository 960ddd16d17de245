// SPDX-License-Identifier: GPL-2.0-only
// The page of the past bugs: each with the change that brings it back, and the scenarios that notice.

import { Fragment, type JSX } from 'preact';
import { count, grouped, moment } from '../format';
import type { Change, History, HistoryEntry, Witness } from '../history';
import { htmlPage } from './html-page';
import { Section, Table } from './parts';
import { Scope } from './scope';

const SHOWN_WITNESSES = 5;

function Diff({ change }: { change: Change }): JSX.Element {
  const lines = (sign: string, text: string): string[] =>
    text === ''
      ? []
      : text
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `${sign} ${line}`);
  return (
    <Fragment>
      <code>{change.file}</code>
      <pre>{[...lines('-', change.text), ...lines('+', change.replacement)].join('\n')}</pre>
    </Fragment>
  );
}

function Witnesses({ witnesses }: { witnesses: readonly Witness[] }): JSX.Element {
  return (
    <ul>
      {witnesses.map(({ name, path, line }) => (
        <li key={`${path}:${line}`}>
          {name} <code>{`${path}:${line}`}</code>
        </li>
      ))}
    </ul>
  );
}

function Entry({ entry }: { entry: HistoryEntry }): JSX.Element {
  const { name, release, commit, bug, note, edits, witnesses, brokeOff } = entry;
  const rest = witnesses.slice(SHOWN_WITNESSES);
  return (
    <Section id={name} title={name}>
      <p class="facts">
        Fixed in Linux {release} by <code>{commit}</code>
      </p>
      <p>{bug}</p>
      {note === null ? null : <p>{note}</p>}
      {edits.map((change) => (
        <Diff key={change.file + change.text} change={change} />
      ))}
      {brokeOff === null ? null : <p class="warning">The run of the specification came to no end: {brokeOff}.</p>}
      {entry.caught ? null : <p class="warning">No scenario notices.</p>}
      {witnesses.length === 0 ? null : <p>Noticed by {count(witnesses.length, 'scenario')}:</p>}
      <Witnesses witnesses={witnesses.slice(0, SHOWN_WITNESSES)} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{grouped(rest.length)} more</summary>
          <Witnesses witnesses={rest} />
        </details>
      )}
    </Section>
  );
}

const COLUMNS = [
  { title: 'Bug brought back' },
  { title: 'Fixed in', minor: true },
  { title: 'Commit', minor: true },
  { title: 'Noticed by', number: true },
];

function Overview({ history }: { history: History }): JSX.Element {
  const rows = history.entries.map(({ name, release, commit, caught, witnesses, brokeOff }) => ({
    key: name,
    cells: [
      <a key="link" href={`#${name}`}>
        {name}
      </a>,
      release,
      <code key="commit">{commit}</code>,
      brokeOff === null ? grouped(witnesses.length) : 'no end',
    ],
    class: caught ? '' : 'bad',
  }));
  return <Table caption="Past bugs of KSM, by the release that fixed them" columns={COLUMNS} rows={rows} />;
}

function Body({ history }: { history: History }): JSX.Element {
  const caught = history.entries.filter((entry) => entry.caught).length;
  return (
    <body>
      <header>
        <h1>Samepage: past bugs</h1>
        <p class="lead">
          Bugs that KSM had, and that are fixed in the release which this project follows, are brought back one at a
          time. {grouped(caught)} of {grouped(history.entries.length)} are noticed by at least one of the{' '}
          {count(history.scenarios, 'scenario')}. Run of {moment(history.time)}.
        </p>
      </header>
      <main>
        <Scope part={history.part} />
        <Overview history={history} />
        {history.entries.map((entry) => (
          <Entry key={entry.name} entry={entry} />
        ))}
      </main>
      <footer>
        Built by <code>npm run mutate:history</code>; the same in history.json beside this page.
      </footer>
    </body>
  );
}

/** Renders the page. */
export function historyDocument(history: History): string {
  return htmlPage('past bugs', <Body history={history} />);
}
