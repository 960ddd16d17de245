// SPDX-License-Identifier: GPL-2.0-only
// What can be seen from outside: counters, frames, contents, results.

import { type DataTable, Then } from '@cucumber/cucumber';
import type { PageContent } from './subject/subject';
import { expectChanges, expectCounters } from './support/counters';
import { expectSame } from './support/expectations';
import {
  expectFormerFrame,
  expectFrames,
  expectOneFrame,
  expectOwnFrames,
  expectZeroPage,
  framesFreed,
} from './support/frames';
import type { PageSelection } from './support/pages';
import { expectContent } from './support/read-back';
import { expectOutcome } from './support/results';
import type { KsmWorld } from './support/world';

Then('the counters change by', function (this: KsmWorld, table: DataTable) {
  expectChanges(this, table);
});

Then('the counters do not change', function (this: KsmWorld) {
  expectChanges(this, null);
});

Then('the counters are', function (this: KsmWorld, table: DataTable) {
  expectCounters(this, table);
});

Then('{pages} share one frame', function (this: KsmWorld, pages: PageSelection[]) {
  expectOneFrame(this, this.pages(pages));
});

Then('{pages} share {int} frames', function (this: KsmWorld, pages: PageSelection[], count: number) {
  expectFrames(this, this.pages(pages), count);
});

Then('{pages} have frames of their own', function (this: KsmWorld, pages: PageSelection[]) {
  expectOwnFrames(this, this.pages(pages));
});

Then('{pages} map(s) the zero page', function (this: KsmWorld, pages: PageSelection[]) {
  expectZeroPage(this, this.pages(pages));
});

Then(
  '{pages} is/are in the frame that {pages} had',
  function (this: KsmWorld, pages: PageSelection[], former: PageSelection[]) {
    expectFormerFrame(this, this.pages(pages), this.pages(former));
  },
);

Then(
  '{process} reads back {content} from {pages}',
  function (this: KsmWorld, process: string, content: PageContent, pages: PageSelection[]) {
    for (const page of this.pages(pages, process)) expectContent(this, page, content);
  },
);

Then('{int} frame(s) is/are {freedOrTaken}', function (this: KsmWorld, count: number, sign: number) {
  const freed = framesFreed(this);
  expectSame(`frames ${sign > 0 ? 'freed' : 'taken'}, on balance:`, freed * sign + 0, count);
});

Then('the machine has {int} {moreOrFewer} free frame(s)', function (this: KsmWorld, count: number, sign: number) {
  const { nr_free } = this.model.machine.memory;
  expectSame('free frames more than before:', nr_free - (this.past.inside?.freeFrames ?? nr_free), count * sign);
});

Then('it {outcome}', function (this: KsmWorld, expected: string) {
  expectOutcome(this, expected);
});

Then('why {pages} is as it is: {string}', function (this: KsmWorld, pages: PageSelection[], text: string) {
  for (const { process, address } of this.pages(pages)) {
    expectSame('it is explained:', this.model.explain(process, address), text);
  }
});
