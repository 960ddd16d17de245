// SPDX-License-Identifier: GPL-2.0-only
// What can be seen from outside: counters, frames, contents, results.

import { type DataTable, Then } from '@cucumber/cucumber';
import { explain } from '../src/machine/explain';
import type { PageContent } from './subject/subject';
import { expectChanges, expectCounters } from './support/counters';
import { expectSame } from './support/expectations';
import { expectFormerFrame, expectFrames, expectOneFrame, expectOwnFrames, expectZeroPage } from './support/frames';
import type { PageSelection } from './support/pages';
import { expectContent } from './support/read-back';
import { expectOutcome } from './support/results';
import type { KsmWorld } from './support/world';

Then('the counters change by', async function (this: KsmWorld, table: DataTable) {
  await expectChanges(this, table);
});

Then('the counters do not change', async function (this: KsmWorld) {
  await expectChanges(this, null);
});

Then('the counters are', async function (this: KsmWorld, table: DataTable) {
  await expectCounters(this, table);
});

Then('{pages} share one frame', async function (this: KsmWorld, pages: PageSelection[]) {
  await expectOneFrame(this, this.pages(pages));
});

Then('{pages} share {int} frames', async function (this: KsmWorld, pages: PageSelection[], count: number) {
  await expectFrames(this, this.pages(pages), count);
});

Then('{pages} have frames of their own', async function (this: KsmWorld, pages: PageSelection[]) {
  await expectOwnFrames(this, this.pages(pages));
});

Then('{pages} map(s) the zero page', async function (this: KsmWorld, pages: PageSelection[]) {
  await expectZeroPage(this, this.pages(pages));
});

Then(
  '{pages} is/are in the frame that {pages} had',
  async function (this: KsmWorld, pages: PageSelection[], former: PageSelection[]) {
    await expectFormerFrame(this, this.pages(pages), this.pages(former));
  },
);

Then(
  '{process} reads back {content} from {pages}',
  async function (this: KsmWorld, process: string, content: PageContent, pages: PageSelection[]) {
    for (const page of this.pages(pages, process)) await expectContent(this, page, content);
  },
);

Then('{int} frame(s) is/are {freedOrTaken}', async function (this: KsmWorld, count: number, sign: number) {
  const freed = (await this.subject.freeFrames()) - this.past.freeFrames;
  expectSame(`frames ${sign > 0 ? 'freed' : 'taken'}, on balance:`, freed * sign + 0, count);
});

Then('it {outcome}', function (this: KsmWorld, expected: string) {
  expectOutcome(this, expected);
});

Then('why {pages} is as it is: {string}', function (this: KsmWorld, pages: PageSelection[], text: string) {
  for (const { process, address } of this.pages(pages)) {
    expectSame('it is explained:', explain(this.model.machine, this.model.mm(process), address), text);
  }
});
