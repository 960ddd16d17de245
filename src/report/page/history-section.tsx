// SPDX-License-Identifier: GPL-2.0-only
// What came of bringing back the past bugs of KSM, on the report's page.

import type { JSX } from 'preact';
import { count, grouped, moment } from '../format';
import type { History } from '../history';
import type { PartialRun } from '../inputs/all';
import { Missing, Section } from './parts';
import { Scope } from './scope';

function Verdict({ history }: { history: History }): JSX.Element {
  const missed = history.entries.filter(({ caught }) => !caught).map(({ name }) => name);
  const { length } = history.entries;
  if (missed.length === 0) return <p>Each of {count(length, 'past bug')} is noticed by some scenario.</p>;
  return (
    <p class="warning">
      {grouped(missed.length)} of {count(length, 'past bug')} would not be noticed: {missed.join(', ')}.
    </p>
  );
}

export function HistorySection(props: {
  history: History | null;
  page: string | null;
  beside: PartialRun | null;
}): JSX.Element {
  const { history, page, beside } = props;
  return (
    <Section id="history" title="Past bugs">
      {history === null ? (
        <Missing what="run with past bugs" command="npm run mutate:history" />
      ) : (
        <p class="facts">
          Run of {moment(history.time)}, against {count(history.scenarios, 'scenario')}.{' '}
          {page === null ? null : <a href={page}>The page of past bugs</a>}
        </p>
      )}
      {history === null ? null : <Scope part={history.part} beside={beside} />}
      {history === null ? null : <Verdict history={history} />}
    </Section>
  );
}
