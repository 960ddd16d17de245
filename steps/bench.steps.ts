// SPDX-License-Identifier: GPL-2.0-only
// The exact work of the benchmarks, and that their short cuts do not show.

import { Then, When } from '@cucumber/cucumber';
import { caseNamed, SCAN_CASES } from '../src/bench/cases';
import { differenceFromPlainRun } from '../src/bench/plain-run';
import { acceptedWork, type WorkCounts, workNow } from '../src/bench/work-baseline';
import { machineBefore, workOfPass } from '../src/bench/workload';
import { expectAcceptedWork } from './support/bench-work';
import { expectThat } from './support/expectations';
import { scenarioState } from './support/scenario-state';
import type { KsmWorld } from './support/world';

interface BenchRun {
  /** The exact work of the benchmarks. */
  work: WorkCounts | null;
  /** Where they end in another state with short cuts than without. */
  shownShortCuts: string[] | null;
  /** Comparisons per page and tree level. */
  comparisons: number[];
}

const benchRun = scenarioState((): BenchRun => ({ work: null, shownShortCuts: null, comparisons: [] }));

When('the benchmarks scan once, untimed', function (this: KsmWorld) {
  benchRun(this).work = workNow();
});

Then('they do the work that was accepted last', function (this: KsmWorld) {
  expectAcceptedWork(benchRun(this).work, acceptedWork());
});

When('the benchmarks scan once more while someone looks on', function (this: KsmWorld) {
  benchRun(this).shownShortCuts = SCAN_CASES.flatMap((scanCase) => differenceFromPlainRun(scanCase) ?? []);
});

Then('they end in the same state as without', function (this: KsmWorld) {
  expectThat(
    benchRun(this).shownShortCuts?.length === 0,
    () => `they differ: ${benchRun(this).shownShortCuts?.join('; ') ?? 'none has run'}`,
  );
});

When(
  'the benchmark {string} scans {int}, {int} and {int} pages',
  function (this: KsmWorld, name: string, few: number, more: number, many: number) {
    const scanCase = caseNamed(name);
    benchRun(this).comparisons = [few, more, many].map((pages) => {
      const { comparisons } = workOfPass(machineBefore(scanCase, pages));
      return comparisons / pages / Math.log2(pages);
    });
  },
);

Then('its comparisons per page and tree level differ by less than a fifth', function (this: KsmWorld) {
  const { comparisons } = benchRun(this);
  const [least, most] = [Math.min(...comparisons), Math.max(...comparisons)];
  const found = () =>
    `they are ${comparisons.map((each) => each.toFixed(3)).join(', ')}; expected less than a fifth apart`;
  expectThat(least > 0 && most / least < 1.2, found);
});
