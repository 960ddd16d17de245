// SPDX-License-Identifier: GPL-2.0-only
// Recorded runs of the compiled reference.

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { checkTrace } from '../src/machine/trace/check';
import type { KsmWorld } from './support/world';

const TRACES = join('features', 'reference', 'traces');

Given('the recorded trace {string}', function (this: KsmWorld, name: string) {
  this.traceFile = join(TRACES, `${name}.trace`);
});

When('the model runs it', function (this: KsmWorld) {
  this.difference = checkTrace(readFileSync(this.traceFile, 'utf8'), this.traceFile);
});

Then('every line is the same', function (this: KsmWorld) {
  assert.equal(this.difference, null);
});
