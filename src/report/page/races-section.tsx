// SPDX-License-Identifier: GPL-2.0-only
// What exploring races and random workloads came to, on the report's page.

import type { JSX } from 'preact';
import type { Exploration } from '../../races/exploration';
import type { Series } from '../../races/random/series';
import { count } from '../format';
import { Missing, Section } from './parts';

function Explored({ exploration }: { exploration: Exploration }): JSX.Element {
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

function Workloads({ series }: { series: Series }): JSX.Element {
  const { ran, seed, compared, failures } = series;
  return (
    <p class={failures.length === 0 ? '' : 'warning'}>
      {count(ran, 'random workload')} of seed {seed} {compared ? 'compared with an external program' : 'ran'}:{' '}
      {failures.length === 0 ? 'none failed' : count(failures.length, 'failure')}.
    </p>
  );
}

export function RacesSection(props: {
  exploration: Exploration | null;
  page: string | null;
  series: Series | null;
}): JSX.Element {
  const { exploration, page, series } = props;
  return (
    <Section id="races" title="Races">
      {exploration === null ? (
        <Missing what="exploration" command="npm run explore" />
      ) : (
        <Explored exploration={exploration} />
      )}
      {series === null ? <Missing what="random workloads" command="npm run fuzz" /> : <Workloads series={series} />}
      {page === null ? null : (
        <p class="facts">
          <a href={page}>The page of races</a> shows which window met which operation.
        </p>
      )}
    </Section>
  );
}
