// SPDX-License-Identifier: GPL-2.0-only
// Series of random workloads as the steps ask for them.

import { counterexample, harmlessOn, runSeries } from '../../src/races/random/fuzz';
import { mergeSeries, type Series, SeriesCounter } from '../../src/races/random/series';
import { shardsOf } from './explorations';
import { progressOf } from './progress';
import { racesRun } from './races-run';
import type { KsmWorld } from './world';

/** Runs a series in so many parts, and remembers what came to harm. @throws PartsError for a part without a run */
export async function runRandom(world: KsmWorld, runs: number, seed: number, parts = 1): Promise<void> {
  const { release } = world;
  const progress = progressOf('random workloads', runs);
  const judge = harmlessOn(release);
  const series: { file: string; part: Series }[] = [];
  let done = 0;
  for (const shard of shardsOf(parts)) {
    const counter = new SeriesCounter({ release, seed, runs, shard, compared: false });
    for (const result of runSeries({ runs, seed, shard, judge, release })) {
      counter.add(result);
      await progress(++done);
    }
    series.push({ file: `part-${shard.k}.json`, part: counter.series(0) });
  }
  const { ran, cut, failures } = mergeSeries(series);
  if (cut === true || ran !== runs) throw new Error(`only ${ran} of ${runs} workloads have run`);
  world.log(`samepage fuzz --release ${release} --runs ${runs} --seed ${seed}`);
  const harmful = failures.map(({ index, verdict }) => `workload ${index} of seed ${seed}: ${verdict}`);
  racesRun(world).harmful = harmful;
  const [first] = failures;
  if (first !== undefined) harmful.push(await counterexample(seed, first.index, judge, release));
}
