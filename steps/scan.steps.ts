// SPDX-License-Identifier: GPL-2.0-only
// ksmd, its clock, and what can go wrong on its way.

import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { WindowName } from '../src/kernel/windows';
import type { FailKind } from './subject/model';
import { action, parseAction } from './support/actions';
import { expectSame, expectThat } from './support/expectations';
import { completeScans, runOut, runRounds, scanPages } from './support/ksmd-runs';
import { expectOutcomeInside } from './support/results';
import { expectWork } from './support/work';
import type { KsmWorld } from './support/world';

action('ksmd completes {int} full scan(s)', async function (this: KsmWorld, count: number) {
  await this.act(() => completeScans(this.model, count));
});

action('ksmd scans {int} page(s)', async function (this: KsmWorld, count: number) {
  await this.act(() => scanPages(this.model, count));
});

action('ksmd runs {int} round(s)', async function (this: KsmWorld, rounds: number) {
  await this.act(() => runRounds(this.model, rounds));
});

action('ksmd runs until it has nothing to do', async function (this: KsmWorld) {
  await this.act(() => runOut(this.model));
});

action('{int} ms pass, and ksmd works for {int} of them', async function (this: KsmWorld, ms: number, worked: number) {
  expectThat(worked <= ms, () => `ksmd can't work for ${worked} of ${ms} ms`);
  await this.act(() => this.model.passTime(ms, worked));
});

action('{int} ms pass', async function (this: KsmWorld, ms: number) {
  await this.act(() => this.model.passTime(ms));
});

Given('the next {failKind} allocation fails', async function (this: KsmWorld, kind: FailKind) {
  this.model.fail(kind, 0, 1);
});

Given(
  'after {int} more {failKind} allocation(s), {int} fail(s)',
  async function (this: KsmWorld, after: number, kind: FailKind, count: number) {
    expectThat(count > 0, () => 'if 0 fail, none does: it would show nothing');
    this.model.fail(kind, after, count);
  },
);

Given('a signal arrives after {int} more page(s)', async function (this: KsmWorld, pages: number) {
  this.model.signalAfter(pages);
});

Given('the signal is handled', function (this: KsmWorld) {
  this.model.signalHandled();
});

Given(
  'inside the {ordinal} {window}, {nested}',
  function (this: KsmWorld, call: number, window: WindowName, nested: string) {
    this.wait(window, call, nested, parseAction(nested));
  },
);

When(
  'ksmd is inside its {ordinal} {window}, {nested}',
  async function (this: KsmWorld, call: number, window: WindowName, nested: string) {
    this.wait(window, call, nested, parseAction(nested));
    await this.act(() => this.subject.fullScans(1));
  },
);

Then('what ran inside is refused: it needs {string}', function (this: KsmWorld, what: string) {
  this.refusalExpected = true;
  expectSame('what ran inside is refused because it needs', this.refusedFor ?? 'nothing', what);
});

Then('what ran inside {outcome}', function (this: KsmWorld, outcome: string) {
  expectOutcomeInside(this, outcome);
});

Then('the work is', function (this: KsmWorld, table: DataTable) {
  expectWork(this, table);
});
