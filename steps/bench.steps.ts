// SPDX-License-Identifier: GPL-2.0-only
// The exact work of the benchmarks, and that their short cuts do not show.

import { Then, When } from '@cucumber/cucumber';
import { caseNamed, SCAN_CASES } from '../src/bench/cases';
import { differenceFromPlainRun } from '../src/bench/plain-run';
import { acceptedWork, workNow } from '../src/bench/work-baseline';
import { machineBefore, workOfPass } from '../src/bench/workload';
import { expectAcceptedWork } from './support/bench-work';
import { expectThat } from './support/expectations';
import type { KsmWorld } from './support/world';

When('the benchmarks scan once, untimed', function (this: KsmWorld) {
  this.benchWork = workNow();
});

Then('they do the work that was accepted last', function (this: KsmWorld) {
  expectAcceptedWork(this.benchWork, acceptedWork());
});

When('the benchmarks scan once more while someone looks on', function (this: KsmWorld) {
  this.shownShortCuts = SCAN_CASES.flatMap((scanCase) => differenceFromPlainRun(scanCase) ?? []);
});

Then('they end in the same state as without', function (this: KsmWorld) {
  expectThat(
    this.shownShortCuts?.length === 0,
    () => `they differ: ${this.shownShortCuts?.join('; ') ?? 'none has run'}`,
  );
});

When(
  'the benchmark {string} scans {int}, {int} and {int} pages',
  function (this: KsmWorld, name: string, few: number, more: number, many: number) {
    const scanCase = caseNamed(name);
    this.comparisons = [few, more, many].map((pages) => {
      const { comparisons } = workOfPass(machineBefore(scanCase, pages));
      return comparisons / pages / Math.log2(pages);
    });
  },
);

Then('its comparisons per page and tree level differ by less than a fifth', function (this: KsmWorld) {
  const [least, most] = [Math.min(...(this.comparisons ?? [])), Math.max(...(this.comparisons ?? []))];
  const found = () =>
    `they are ${this.comparisons?.map((each) => each.toFixed(3)).join(', ')}; expected less than a fifth apart`;
  expectThat(least > 0 && most / least < 1.2, found);
});
