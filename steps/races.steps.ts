// SPDX-License-Identifier: GPL-2.0-only
// Random workloads, and the exploration of small set-ups.

import { strict as assert } from 'node:assert';
import { Then, When } from '@cucumber/cucumber';
import { isOutput } from '../src/machine/trace/parse';
import { counterexample, harmlessOn, runSeries } from '../src/races/random/fuzz';
import { mergeSeries } from '../src/races/random/series';
import { ScheduleError } from '../src/races/schedule';
import { SET_UPS } from '../src/races/set-ups';
import { exploreSetUps, setUpNamed, shrinkSchedule } from './support/explorations';
import type { KsmWorld } from './support/world';

function runRandom(world: KsmWorld, runs: number, seed: number, parts = 1): void {
  const { release } = world;
  const series = Array.from({ length: parts }, (_, part) => {
    const shard = { k: part + 1, n: parts };
    const ran = runSeries({ runs, seed, shard, judge: harmlessOn(release), release });
    return { release, seed, runs, shard, compared: false, seconds: 0, ...ran };
  });
  const { ran, failures } = mergeSeries(series);
  assert.equal(ran, runs);
  world.log(`npm run fuzz -- --release ${release} --runs ${runs} --seed ${seed}`);
  world.harmful = failures.map(({ index, verdict }) => `workload ${index} of seed ${seed}: ${verdict}`);
  const [first] = failures;
  if (first !== undefined) world.harmful.push(counterexample(seed, first.index, harmlessOn(release), release));
}

When('{int} random workloads run from seed {int}', function (this: KsmWorld, runs: number, seed: number) {
  runRandom(this, runs, seed);
});

When('{int} random workloads run from a fresh seed', function (this: KsmWorld, runs: number) {
  runRandom(this, runs, Date.now() & 0x7fffffff);
});

When(
  '{int} random workloads run from seed {int} in {int} parts',
  function (this: KsmWorld, runs: number, seed: number, parts: number) {
    runRandom(this, runs, seed, parts);
  },
);

Then('none comes to unknown harm', function (this: KsmWorld) {
  assert.ok(this.harmful !== null, 'no workload has run');
  assert.deepEqual(this.harmful, [], this.harmful.join('\n'));
});

When('a random workload that forks is shrunk', function (this: KsmWorld) {
  const forks = (operations: readonly string[]) => operations.find((line) => line.startsWith('fork ')) ?? null;
  const { failures } = runSeries({ runs: 20, seed: 1, judge: forks });
  assert.ok(failures[0], 'no workload forks');
  const trace = counterexample(1, failures[0].index, forks).trimEnd().split('\n');
  this.shrunk = { kind: 'fork', operations: trace.filter((line) => !isOutput(line)) };
});

When('each set-up is explored with {int} operation(s)', function (this: KsmWorld, placements: number) {
  this.exploration = exploreSetUps(SET_UPS, placements, true, 1);
});

When(
  'the set-up {string} is explored with {int} operation(s)',
  function (this: KsmWorld, name: string, placements: number) {
    this.exploration = exploreSetUps([setUpNamed(name)], placements, true, 1);
  },
);

When(
  'the set-up {string} is explored with {int} operation(s), and nothing is left out',
  function (this: KsmWorld, name: string, placements: number) {
    this.exploration = exploreSetUps([setUpNamed(name)], placements, false, 1);
  },
);

When(
  'the set-up {string} is explored with {int} operation(s) in {int} parts',
  function (this: KsmWorld, name: string, placements: number, parts: number) {
    this.exploration = exploreSetUps([setUpNamed(name)], placements, true, parts);
  },
);

Then('the harm found is {string}', function (this: KsmWorld, names: string) {
  const harms = this.exploration?.setUps.flatMap((outcome) => outcome.harms) ?? [];
  const found = new Set(harms.map(({ known, kind, schedule }) => known ?? `${kind} in ${schedule}`));
  assert.deepEqual([...found].sort(), names.split(', ').sort());
});

Then('as many schedules have run as without parts', function (this: KsmWorld) {
  const [outcome] = this.exploration?.setUps ?? [];
  assert.ok(outcome);
  const whole = exploreSetUps([setUpNamed(outcome.name)], 2, true, 1);
  assert.equal(outcome.schedules, whole.setUps[0]?.schedules);
  assert.deepEqual(outcome.windows, whole.setUps[0]?.windows);
});

When('the schedule {string} is shrunk', function (this: KsmWorld, text: string) {
  try {
    this.shrunk = shrinkSchedule(text);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    this.refusal = error.message;
  }
});

Then('it is refused, and told all set-ups', function (this: KsmWorld) {
  for (const { name } of SET_UPS) assert.ok(this.refusal?.includes(name), `${this.refusal} does not name ${name}`);
});

Then('{string} comes of it after these operations', function (this: KsmWorld, kind: string, operations: string) {
  assert.deepEqual({ kind, operations: operations.split('\n') }, this.shrunk);
});

Then('these operations are left', function (this: KsmWorld, operations: string) {
  assert.deepEqual(this.shrunk?.operations, operations.split('\n'));
});
