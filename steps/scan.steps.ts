// SPDX-License-Identifier: GPL-2.0-only
// ksmd, its clock, and what can go wrong on its way.

import { When } from '@cucumber/cucumber';
import type { FailKind } from './subject/model';
import type { KsmWorld } from './support/world';

When('ksmd completes {int} full scan(s)', async function (this: KsmWorld, count: number) {
  await this.act(() => this.subject.fullScans(count));
});

When('ksmd scans {int} page(s)', async function (this: KsmWorld, count: number) {
  await this.act(() => this.model.scan(count));
});

When('ksmd runs {int} round(s)', async function (this: KsmWorld, rounds: number) {
  await this.act(() => this.model.ksmd(rounds));
});

When('{int} ms pass', async function (this: KsmWorld, ms: number) {
  await this.act(() => this.model.passTime(ms));
});

When('the next {failKind} allocation fails', async function (this: KsmWorld, kind: FailKind) {
  this.model.fail(kind, 0, 1);
});

When(
  'after {int} more {failKind} allocation(s), {int} fail(s)',
  async function (this: KsmWorld, after: number, kind: FailKind, count: number) {
    this.model.fail(kind, after, count);
  },
);

When('a signal arrives after {int} more page(s)', async function (this: KsmWorld, pages: number) {
  this.model.signalAfter(pages);
});

When('the signal is handled', function (this: KsmWorld) {
  this.model.signalHandled();
});
