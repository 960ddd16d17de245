// SPDX-License-Identifier: GPL-2.0-only
// The form of the project's own files.

import { strict as assert } from 'node:assert';
import { Then, When } from '@cucumber/cucumber';
import { searchProject } from './support/form-searches';
import type { KsmWorld } from './support/world';

/** Milliseconds. Some searches run the specification. */
const PATIENCE = 180_000;

When('the project is searched for {string}', { timeout: PATIENCE }, async function (this: KsmWorld, what: string) {
  this.search = await searchProject(what);
});

Then('nothing is found', function (this: KsmWorld) {
  assert.ok(this.search !== null && this.search.looked > 0, 'the search has looked at nothing');
  assert.equal(this.search.faults.length, 0, `found:\n${this.search.faults.join('\n')}`);
});
