// SPDX-License-Identifier: GPL-2.0-only
// The exact work of the benchmarks.

import { strict as assert } from 'node:assert';
import { Then, When } from '@cucumber/cucumber';
import { acceptedWork, workNow } from '../src/bench/work-baseline';
import type { KsmWorld } from './support/world';

When('the benchmarks scan once, untimed', function (this: KsmWorld) {
  this.benchWork = workNow();
});

Then('they do the work that was accepted last', function (this: KsmWorld) {
  assert.deepEqual(this.benchWork, acceptedWork());
});
