// SPDX-License-Identifier: GPL-2.0-only
// The top of the page: what it is, and the three answers most readers come for.

import type { ComponentChildren, JSX } from 'preact';
import type { BenchDetail } from '../../bench/detail';
import { count, grouped, percent, rough } from '../format';
import type { Inputs } from '../inputs/all';
import type { CoverageSummary } from '../inputs/coverage';
import { allScenarios, type SpecRun, tally } from '../inputs/spec-run';
import { atLargest } from '../largest';
import { BodyRow, type Column, HeadRow } from './parts';

function Answer(props: { href: string; title: string; state?: string; children: ComponentChildren }): JSX.Element {
  const { href, title, state = '', children } = props;
  return (
    <div class={`answer ${state}`}>
      <h2>
        <a href={href}>{title}</a>
      </h2>
      {children}
    </div>
  );
}

function SpecAnswer({ run }: { run: SpecRun | null }): JSX.Element {
  if (run === null) {
    return (
      <Answer href="#specification" title="Specification">
        <p>not run</p>
      </Answer>
    );
  }
  const counts = tally(allScenarios(run));
  const { passed } = counts;
  // Of a run that was cut off, only what it came to says anything.
  const total = run.success === null ? counts.total - counts['not run'] : counts.total;
  const good = run.success === true && total > 0 && passed === total;
  const reached = passed === total ? `${grouped(passed)} passed` : `${grouped(total - passed)} not passed`;
  const verdict = run.success === null ? `cut off after ${grouped(total)}` : reached;
  return (
    <Answer href="#specification" title="Specification" state={good ? 'good' : 'bad'}>
      <p>
        <strong>{verdict}</strong>
        <br />
        of {count(counts.total, 'scenario')} in {count(run.chapters.length, 'chapter')}
        {run.success === null ? `; ${grouped(total - passed)} of those that ran did not pass` : ''}
      </p>
    </Answer>
  );
}

function CoverageAnswer({ summary }: { summary: CoverageSummary | null }): JSX.Element {
  return (
    <Answer href="#coverage" title="Coverage">
      {summary === null ? (
        <p>not measured</p>
      ) : (
        <p>
          <strong>{percent(summary.total.lines)} of lines</strong>
          <br />
          branches {percent(summary.total.branches)}, functions {percent(summary.total.functions)}
        </p>
      )}
    </Answer>
  );
}

const RATE_COLUMNS: readonly Column[] = [
  { title: 'Pass' },
  { title: 'Pages/s', number: true },
  { title: 'Of native', number: true },
];

function RateAnswer({ detail }: { detail: BenchDetail | null }): JSX.Element {
  const measurements = detail === null ? [] : atLargest(detail);
  const columns = detail?.native == null ? RATE_COLUMNS.slice(0, 2) : RATE_COLUMNS;
  return (
    <Answer href="#rate" title={`Scan rate${measurements[0] ? ` at ${grouped(measurements[0].pages)} pages` : ''}`}>
      {measurements.length === 0 ? (
        <p>not measured</p>
      ) : (
        <table>
          <HeadRow columns={columns} />
          <tbody>
            {measurements.map(({ case: name, median, native }) => (
              <BodyRow
                key={name}
                columns={columns}
                row={{ key: name, cells: [name, rough(median), ...(native === null ? [] : [native.ratio.toFixed(2)])] }}
              />
            ))}
          </tbody>
        </table>
      )}
    </Answer>
  );
}

export function Head({ inputs }: { inputs: Inputs }): JSX.Element {
  return (
    <header>
      <h1>Samepage</h1>
      <p class="lead">
        The executable specification of Linux Kernel Samepage Merging: what the last runs on this checkout found. The
        chapters stand in <code>features/</code>; the port follows <code>mm/ksm.c</code> of Linux 4.18.
      </p>
      <div class="answers">
        <SpecAnswer run={inputs.spec} />
        <CoverageAnswer summary={inputs.coverage} />
        <RateAnswer detail={inputs.bench} />
      </div>
    </header>
  );
}
