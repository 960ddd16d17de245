// SPDX-License-Identifier: GPL-2.0-only
// reports/releases.html: what holds on which release, and what changed when.

import type { JSX } from 'preact';
import { count, grouped, moment } from '../format';
import type { History } from '../history';
import { HISTORY } from '../history-table';
import { rowsShown } from '../release-evidence';
import { type Releases, scenariosOf } from '../releases';
import { htmlPage } from './html-page';
import { MatrixSection, ReleasesOverview } from './releases-matrix';
import { ChangesSection, HistorySection } from './releases-tables';

const RELEASES_STYLE = `
.title, .where { color: var(--muted); font-size: .9em; }
.evidence ul { margin: .2rem 0; padding-left: 1.2rem; }
td code { overflow-wrap: anywhere; }
tbody td.upright:has(.has) { padding: 0; }
.has { display: block; height: .7rem; background: var(--port); }
#changes tbody th { overflow-wrap: normal; }
#history tbody th { min-width: 2.5rem; }
#changes td:nth-child(3) { min-width: 16rem; }

`;

function Problems({ problems }: { problems: readonly string[] }): JSX.Element | null {
  if (problems.length === 0) return null;
  return (
    <ul class="warning">
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
}

function Body({ matrix, history }: { matrix: Releases; history: History | null }): JSX.Element {
  return (
    <body>
      <header>
        <h1>Samepage: releases</h1>
        <p class="lead">
          One port, {count(matrix.releases.length, 'kernel')}: the {count(scenariosOf(matrix).length, 'scenario')} of
          the specification on each of them, without the slow ones and those about the project itself.{' '}
          {grouped(rowsShown(matrix).length)} of {HISTORY.length} changes in the history of KSM are shown. Run of{' '}
          {moment(matrix.time)}. <a href="index.html">The report</a> has all other results.
        </p>
        <p>
          <a href="#changes">What changed when</a> · <a href="#history">The history of KSM</a> ·{' '}
          <a href="#matrix">What holds where</a>
        </p>
        <Problems problems={matrix.problems} />
      </header>
      <main>
        <ReleasesOverview matrix={matrix} />
        <ChangesSection matrix={matrix} />
        <HistorySection matrix={matrix} history={history} />
        <MatrixSection matrix={matrix} />
      </main>
      <footer>
        Built by <code>npm run releases</code>; the outcomes are in releases.json beside this page.
      </footer>
    </body>
  );
}

/** Renders the page. @param history the last run with past bugs, for links to its page */
export function releasesDocument(matrix: Releases, history: History | null): string {
  return htmlPage('releases', <Body matrix={matrix} history={history} />, RELEASES_STYLE);
}
