// SPDX-License-Identifier: GPL-2.0-only
// ksmd, its clock, and what can go wrong on its way.

import { strict as assert } from 'node:assert';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { errname } from '../src/kernel/errno';
import type { WindowName } from '../src/kernel/windows';
import type { Work } from '../src/machine/machine';
import type { FailKind } from './subject/model';
import { action, parseAction } from './support/actions';
import type { KsmWorld } from './support/world';

action('ksmd completes {int} full scan(s)', async function (this: KsmWorld, count: number) {
  await this.act(() => this.subject.fullScans(count));
});

action('ksmd scans {int} page(s)', async function (this: KsmWorld, count: number) {
  await this.act(() => this.model.scan(count));
});

action('ksmd runs {int} round(s)', async function (this: KsmWorld, rounds: number) {
  await this.act(() => this.model.ksmd(rounds));
});

action('{int} ms pass, and ksmd works for {int} of them', async function (this: KsmWorld, ms: number, worked: number) {
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
  assert.equal(this.refusedFor, what);
  this.refusalExpected = true;
});

Then('what ran inside {outcome}', function (this: KsmWorld, outcome: string) {
  assert.deepEqual(this.failuresInside.map(errname), outcome === 'ok' ? [] : [outcome]);
  this.failureInsideExpected = true;
});

Then('the work is', function (this: KsmWorld, table: DataTable) {
  const { work } = this.model.machine;
  const before = this.before?.work ?? work;
  const names = Object.keys(work) as (keyof Work)[];
  const done = names.map((name) => [name, String(work[name] - before[name])]);
  assert.deepEqual(done, table.raw());
});
