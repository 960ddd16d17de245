// SPDX-License-Identifier: GPL-2.0-only
// What came of running the specification on every release, on the report's page.

import type { JSX } from 'preact';
import { count, grouped, moment } from '../format';
import { HISTORY } from '../history-table';
import { rowsShown } from '../release-evidence';
import type { Releases } from '../releases';
import { Missing, Section } from './parts';
import { ReleasesOverview } from './releases-matrix';

export function ReleasesSection({ matrix, page }: { matrix: Releases | null; page: string | null }): JSX.Element {
  if (matrix === null) {
    return (
      <Section id="releases" title="Releases">
        <Missing what="run on all releases" command="npm run releases" />
      </Section>
    );
  }
  return (
    <Section id="releases" title="Releases">
      <p class="facts">
        Run of {moment(matrix.time)}. {grouped(rowsShown(matrix).length)} of {HISTORY.length} changes in the history of
        KSM are shown by scenarios. {page === null ? null : <a href={page}>The page of releases</a>}
      </p>
      {matrix.problems.length === 0 ? null : (
        <p class="warning">{count(matrix.problems.length, 'problem')}, which the page of releases names.</p>
      )}
      <ReleasesOverview matrix={matrix} />
    </Section>
  );
}
