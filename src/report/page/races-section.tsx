// SPDX-License-Identifier: GPL-2.0-only
// What exploring races and random workloads came to, on the report's page.

import type { JSX } from 'preact';
import { count, grouped } from '../format';
import type { PartialRun } from '../inputs/all';
import type { ExploreResult, FuzzResult } from '../inputs/races';
import { Missing, Section } from './parts';
import { Scope } from './scope';

function Explored({ exploration }: { exploration: ExploreResult }): JSX.Element {
  const harms = exploration.setUps.flatMap((outcome) => outcome.harms);
  const unknown = harms.filter(({ known }) => known === null).map(({ kind }) => kind);
  const known = new Set(harms.flatMap((harm) => harm.known ?? []));
  const schedules = exploration.setUps.reduce((sum, outcome) => sum + outcome.schedules, 0);
  return (
    <p class={unknown.length === 0 ? '' : 'warning'}>
      {count(schedules, 'schedule')} of {count(exploration.setUps.length, 'set-up')} with up to {exploration.placements}{' '}
      operations came to {count(known.size, 'harm')} that v4.18 is known for,{' '}
      {unknown.length === 0 ? 'and to no other' : `and to others: ${unknown.join(', ')}`}.
    </p>
  );
}

function Workloads({ series }: { series: FuzzResult }): JSX.Element {
  const { ran, runs, seed, compared, failures, part } = series;
  return (
    <p class={failures.length === 0 ? '' : 'warning'}>
      {part === null ? '' : `A partial run (${part}), ${grouped(ran)} of ${grouped(runs)}: `}
      {count(ran, 'random workload')} of seed {seed} {compared ? 'compared with an external program' : 'ran'}:{' '}
      {failures.length === 0 ? 'none failed' : count(failures.length, 'failure')}.
    </p>
  );
}

export function RacesSection(props: {
  exploration: ExploreResult | null;
  page: string | null;
  beside: PartialRun | null;
  series: FuzzResult | null;
}): JSX.Element {
  const { exploration, page, beside, series } = props;
  return (
    <Section id="races" title="Races">
      {exploration === null ? (
        <Missing what="exploration" command="npm run explore" />
      ) : (
        <Explored exploration={exploration} />
      )}
      {exploration === null ? null : <Scope part={exploration.part} beside={beside} />}
      {series === null ? <Missing what="random workloads" command="npm run fuzz" /> : <Workloads series={series} />}
      {page === null ? null : (
        <p class="facts">
          <a href={page}>The page of races</a> shows which window met which operation.
        </p>
      )}
    </Section>
  );
}
