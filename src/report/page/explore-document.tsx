// SPDX-License-Identifier: GPL-2.0-only
// reports/explore.html: which window met which operation, and what came of it, as one HTML text.

import type { JSX } from 'preact';
import type { Exploration, Meeting, SetUpOutcome } from '../../races/exploration';
import { KNOWN_HARMS } from '../../races/known-harms';
import { count, grouped } from '../format';
import type { ExploreResult } from '../inputs/races';
import { htmlPage } from './html-page';
import { Section, Table } from './parts';
import { Scope } from './scope';

const EXPLORE_STYLE = `
.matrix td { text-align: right; font-variant-numeric: tabular-nums; }
.matrix .harm { background: var(--bad-shade); color: var(--bad); font-weight: 600; }
.matrix .refused { color: var(--muted); }
.matrix th.up { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; padding: .4rem .2rem; }
.matrix th[scope=row] { white-space: nowrap; overflow-wrap: normal; font-weight: 400; }
.scroll { overflow-x: auto; }
td code { overflow-wrap: anywhere; }
`;

function Harms({ exploration }: { exploration: Exploration }): JSX.Element {
  const rows = exploration.setUps.flatMap(({ name, harms }) =>
    harms.map(({ kind, known, schedules, schedule }) => ({
      key: `${name} ${kind}`,
      cells: [known ?? 'not known of v4.18', kind, name, grouped(schedules), <code key="schedule">{schedule}</code>],
      class: known === null ? 'bad' : '',
    })),
  );
  const columns = [
    { title: 'Harm' },
    { title: 'Seen as' },
    { title: 'Set-up' },
    { title: 'Schedules', number: true },
    { title: 'The first, for --replay' },
  ];
  return <Table caption="What came to harm" columns={columns} rows={rows} />;
}

function Known(): JSX.Element {
  return (
    <dl>
      {KNOWN_HARMS.map(({ name, about }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{about}</dd>
        </div>
      ))}
    </dl>
  );
}

/** All set-ups' meetings of one window and one operation together. */
function sumOf(meetings: readonly Meeting[], window: string, operation: string): Meeting {
  const sum: Meeting = { window, operation, ran: 0, refused: 0, harmful: 0 };
  for (const meeting of meetings) {
    if (meeting.window !== window || meeting.operation !== operation) continue;
    sum.ran += meeting.ran;
    sum.refused += meeting.refused;
    sum.harmful += meeting.harmful;
  }
  return sum;
}

function Cell({ meeting }: { meeting: Meeting }): JSX.Element {
  const { window, operation, ran, refused, harmful } = meeting;
  if (ran + refused === 0) return <td />;
  const title = `${operation} in ${window}: ran ${ran} times, was refused ${refused} times, came to harm ${harmful} times`;
  if (harmful > 0) {
    return (
      <td class="harm" title={title}>
        {grouped(ran)}
      </td>
    );
  }
  return (
    <td class={ran === 0 ? 'refused' : ''} title={title}>
      {ran === 0 ? 'refused' : grouped(ran)}
    </td>
  );
}

function Matrix({ exploration }: { exploration: Exploration }): JSX.Element {
  const meetings = exploration.setUps.flatMap((outcome) => outcome.meetings);
  const windows = [...new Set(meetings.map(({ window }) => window))].sort();
  const operations = [...new Set(meetings.map(({ operation }) => operation))].sort();
  return (
    <div class="scroll">
      <table class="matrix">
        <caption>
          How often each operation ran in each window, over all set-ups; red where some of it came to harm
        </caption>
        <thead>
          <tr>
            <th scope="col">Window</th>
            {operations.map((operation) => (
              <th key={operation} scope="col" class="up">
                {operation}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {windows.map((window) => (
            <tr key={window}>
              <th scope="row">{window}</th>
              {operations.map((operation) => (
                <Cell key={operation} meeting={sumOf(meetings, window, operation)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const windowsOf = ({ windows }: SetUpOutcome): number => Object.values(windows).reduce((sum, n) => sum + n, 0);

function SetUps({ exploration }: { exploration: Exploration }): JSX.Element {
  const rows = exploration.setUps.map((outcome) => ({
    key: outcome.name,
    cells: [
      <code key="name">{outcome.name}</code>,
      outcome.about,
      grouped(windowsOf(outcome)),
      grouped(outcome.schedules),
      outcome.harms.map(({ known, kind }) => known ?? kind).join(', '),
    ],
    class: outcome.harms.some(({ known }) => known === null) ? 'bad' : '',
  }));
  const columns = [
    { title: 'Set-up' },
    { title: 'About', minor: true },
    { title: 'Windows', number: true },
    { title: 'Schedules', number: true },
    { title: 'Harm' },
  ];
  return <Table caption="The set-ups" columns={columns} rows={rows} />;
}

function Body({ exploration }: { exploration: ExploreResult }): JSX.Element {
  const schedules = exploration.setUps.reduce((sum, outcome) => sum + outcome.schedules, 0);
  return (
    <body>
      <header>
        <h1>Races</h1>
        <p class="lead">
          Every placement of up to {exploration.placements} operations over all windows of ksmd, in{' '}
          {count(exploration.setUps.length, 'small set-up')}: {count(schedules, 'schedule')}
          {exploration.prune ? ', without those that only repeat another one' : ''}. After each operation the audit and
          the ghost memory have judged.
        </p>
      </header>
      <main>
        <Scope part={exploration.part} />
        <Section id="harm" title="Harm">
          <Harms exploration={exploration} />
          <Known />
        </Section>
        <Section id="windows" title="Windows and operations">
          <Matrix exploration={exploration} />
        </Section>
        <Section id="set-ups" title="Set-ups">
          <SetUps exploration={exploration} />
        </Section>
      </main>
      <footer>
        Built by <code>npm run explore</code>; the same in explore.json beside this page.
      </footer>
    </body>
  );
}

/** Renders the page. */
export function exploreDocument(exploration: ExploreResult): string {
  return htmlPage('races', <Body exploration={exploration} />, EXPLORE_STYLE);
}
