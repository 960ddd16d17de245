// SPDX-License-Identifier: GPL-2.0-only
// Random workloads, and the exploration of small set-ups.

import { type DataTable, Then, When } from '@cucumber/cucumber';
import { isOutput } from '../src/machine/trace/parse';
import { PartsError } from '../src/races/parts';
import { counterexample, runSeries } from '../src/races/random/fuzz';
import { replaySchedule } from '../src/races/replay';
import { ScheduleError } from '../src/races/schedule';
import { SET_UPS } from '../src/races/set-ups';
import { expectSame, expectThat, fail } from './support/expectations';
import { exploreSetUps, setUpNamed, shrinkSchedule } from './support/explorations';
import { mergedSeries, mergeParts } from './support/merges';
import { racesRun } from './support/races-run';
import { runRandom } from './support/random-workloads';
import { refusableWork, refusalOf, refuse } from './support/refusals';
import { traceRun } from './support/trace-run';
import { lookOn, seenBy } from './support/watched-work';
import type { KsmWorld } from './support/world';

/** These take longer than steps may; they tell how far they are. */
const LONG = { timeout: -1 };

/** What such work is refused by. */
const REFUSALS = [ScheduleError, PartsError];

When('{int} random workloads run from seed {int}', LONG, async function (this: KsmWorld, runs: number, seed: number) {
  await refusableWork(this, REFUSALS, () => runRandom(this, runs, seed));
});

When('{int} random workloads run from a fresh seed', LONG, async function (this: KsmWorld, runs: number) {
  await runRandom(this, runs, Date.now() & 0x7fffffff);
});

When(
  '{int} random workloads run from seed {int} in {int} parts',
  LONG,
  async function (this: KsmWorld, runs: number, seed: number, parts: number) {
    await refusableWork(this, REFUSALS, () => runRandom(this, runs, seed, parts));
  },
);

When(
  '{int} random workloads run from seed {int} while someone looks on',
  LONG,
  async function (this: KsmWorld, runs: number, seed: number) {
    await lookOn(this, () => runRandom(this, runs, seed));
  },
);

Then('it was told first {string}, and others had their turn', function (this: KsmWorld, text: string) {
  const { told, turns } = seenBy(this);
  expectSame('it was told first', told[0] ?? 'nothing', text);
  expectThat(turns > 0, () => 'no timer had a turn');
});

Then('none comes to unknown harm', function (this: KsmWorld) {
  const { harmful } = racesRun(this);
  const refusal = refusalOf(this);
  if (harmful === null) fail(`no workload has run${refusal === null ? '' : `: ${refusal}`}`);
  expectThat(harmful.length === 0, () => `${harmful.join('\n')}\nexpected no harm`);
});

When('a random workload that forks is shrunk', LONG, async function (this: KsmWorld) {
  const forks = (operations: readonly string[]) => operations.find((line) => line.startsWith('fork ')) ?? null;
  const first = [...runSeries({ runs: 20, seed: 1, judge: forks })].find(({ verdict }) => verdict !== null);
  if (first === undefined) fail('no workload forks');
  const trace = (await counterexample(1, first.index, forks)).trimEnd().split('\n');
  racesRun(this).shrunk = { kind: 'fork', operations: trace.filter((line) => !isOutput(line)) };
});

When('each set-up is explored with {int} operation(s)', LONG, async function (this: KsmWorld, placements: number) {
  racesRun(this).exploration = await exploreSetUps(SET_UPS, placements, true, 1);
});

When(
  'the set-up {string} is explored with {int} operation(s)',
  LONG,
  async function (this: KsmWorld, name: string, placements: number) {
    racesRun(this).exploration = await exploreSetUps([setUpNamed(name)], placements, true, 1);
  },
);

When(
  'the set-up {string} is explored with {int} operation(s), and nothing is left out',
  LONG,
  async function (this: KsmWorld, name: string, placements: number) {
    racesRun(this).exploration = await exploreSetUps([setUpNamed(name)], placements, false, 1);
  },
);

When(
  'the set-up {string} is explored with {int} operation(s) in {int} parts',
  LONG,
  async function (this: KsmWorld, name: string, placements: number, parts: number) {
    racesRun(this).exploration = await exploreSetUps([setUpNamed(name)], placements, true, parts);
  },
);

Then('the harm found is {string}', function (this: KsmWorld, names: string) {
  const harms = racesRun(this).exploration?.setUps.flatMap((outcome) => outcome.harms) ?? [];
  const found = new Set(harms.map(({ known, kind, schedule }) => known ?? `${kind} in ${schedule}`));
  const sorted = (list: string[]): string => list.sort().join(', ');
  expectSame('the harm found is', sorted([...found]), sorted(names.split(', ')));
});

Then('as many schedules have run as without parts', LONG, async function (this: KsmWorld) {
  const [outcome] = racesRun(this).exploration?.setUps ?? [];
  if (outcome === undefined) fail('nothing has been explored');
  const [whole] = (await exploreSetUps([setUpNamed(outcome.name)], 2, true, 1)).setUps;
  expectSame('the parts have run', outcome.schedules, whole?.schedules ?? 0, ' schedules');
  expectSame('their windows are', JSON.stringify(outcome.windows), JSON.stringify(whole?.windows));
});

When('the schedule {string} is shrunk', LONG, async function (this: KsmWorld, text: string) {
  await refusableWork(this, REFUSALS, async () => {
    racesRun(this).shrunk = await shrinkSchedule(text);
  });
});

When('the schedule {string} is replayed', async function (this: KsmWorld, text: string) {
  await refusableWork(this, REFUSALS, () => {
    const { lines, unreached } = replaySchedule(text, SET_UPS);
    traceRun(this).text = lines.join('\n');
    if (unreached.length > 0) refuse(this, unreached.join('\n'));
  });
});

When('these parts of a/an {word} are merged', async function (this: KsmWorld, kind: string, table: DataTable) {
  await refusableWork(this, REFUSALS, () => mergeParts(this, kind, table.hashes()));
});

Then('together they have run {int} workloads, and are {word}', function (this: KsmWorld, ran: number, state: string) {
  expectThat(refusalOf(this) === null, () => `it is refused: ${refusalOf(this)}`);
  const { ran: found, cut } = mergedSeries(this);
  expectSame(
    'together they are',
    `${found} workloads, ${cut === true ? 'cut' : 'whole'}`,
    `${ran} workloads, ${state}`,
  );
});

Then('it is refused, and told all set-ups', function (this: KsmWorld) {
  for (const { name } of SET_UPS) {
    expectThat(refusalOf(this)?.includes(name) === true, () => `${refusalOf(this)} does not name ${name}`);
  }
});

Then('{string} comes of it after these operations', function (this: KsmWorld, kind: string, operations: string) {
  expectSame(
    'what comes of it is',
    `${racesRun(this).shrunk?.kind}\n${racesRun(this).shrunk?.operations.join('\n')}`,
    `${kind}\n${operations}`,
  );
});

Then('these operations are left', function (this: KsmWorld, operations: string) {
  expectSame('these operations are left:', racesRun(this).shrunk?.operations.join('\n') ?? '', operations);
});
