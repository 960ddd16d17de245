// SPDX-License-Identifier: GPL-2.0-only
// ksmd, its clock, and what can go wrong on its way.

import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { WindowName } from '../src/kernel/windows';
import { full_scan } from '../src/machine/syscalls';
import { runOut } from './subject/ksmd-runs';
import type { FailKind } from './subject/model';
import { action, parseAction } from './support/actions';
import { expectSame, expectThat } from './support/expectations';
import { expectOutcomeInside } from './support/results';
import { expectWork } from './support/work';
import type { KsmWorld } from './support/world';

/** Lets an action wait for a window of the next one. */
function waitInside(world: KsmWorld, window: WindowName, call: number, text: string): void {
  const run = parseAction(text);
  world.inside.wait(window, call, text, () => run(world));
}

action('ksmd completes {int} full scan(s)', function (this: KsmWorld, count: number) {
  this.act(() => this.subject.fullScans(count));
});

action('ksmd scans {int} page(s)', function (this: KsmWorld, count: number) {
  this.act(() => this.subject.scanPages(count));
});

action('ksmd runs {int} round(s)', function (this: KsmWorld, rounds: number) {
  this.act(() => this.subject.rounds(rounds));
});

action('ksmd runs until it has nothing to do', function (this: KsmWorld) {
  this.act(() => runOut(this.model.machine));
});

action('{int} ms pass, and ksmd works for {int} of them', function (this: KsmWorld, ms: number, worked: number) {
  expectThat(worked <= ms, () => `ksmd can't work for ${worked} of ${ms} ms`);
  this.act(() => this.model.passTime(ms, worked));
});

action('{int} ms pass', function (this: KsmWorld, ms: number) {
  this.act(() => this.subject.passTime(ms));
});

Given('the next {failKind} allocation fails', function (this: KsmWorld, kind: FailKind) {
  this.model.fail(kind, 0, 1);
});

Given(
  'after {int} more {failKind} allocation(s), {int} fail(s)',
  function (this: KsmWorld, after: number, kind: FailKind, count: number) {
    expectThat(count > 0, () => 'if 0 fail, none does: it would show nothing');
    this.model.fail(kind, after, count);
  },
);

Given('a signal arrives after {int} more page(s)', function (this: KsmWorld, pages: number) {
  this.model.signalAfter(pages);
});

Given('the signal is handled', function (this: KsmWorld) {
  this.model.signalHandled();
});

Given(
  'inside the {ordinal} {window}, {nested}',
  function (this: KsmWorld, call: number, window: WindowName, nested: string) {
    waitInside(this, window, call, nested);
  },
);

When(
  'ksmd is inside its {ordinal} {window}, {nested}',
  function (this: KsmWorld, call: number, window: WindowName, nested: string) {
    waitInside(this, window, call, nested);
    this.act(() => full_scan(this.model.machine, 1));
  },
);

Then('what ran inside is refused: it needs {string}', function (this: KsmWorld, what: string) {
  this.inside.refusalExpected = true;
  expectSame('what ran inside is refused because it needs', this.inside.refusedFor ?? 'nothing', what);
});

Then('what ran inside {outcome}', function (this: KsmWorld, outcome: string) {
  expectOutcomeInside(this, outcome);
});

Then('the work is', function (this: KsmWorld, table: DataTable) {
  expectWork(this, table);
});
