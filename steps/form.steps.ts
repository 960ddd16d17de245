// SPDX-License-Identifier: GPL-2.0-only
// The form of the project's own files.

import { Then, When } from '@cucumber/cucumber';
import { expectThat, fail } from './support/expectations';
import { searchProject } from './support/form-searches';
import type { KsmWorld } from './support/world';

/** Milliseconds. Some searches run the specification. */
const PATIENCE = 180_000;

When('the project is searched for {string}', { timeout: PATIENCE }, async function (this: KsmWorld, what: string) {
  this.search = await searchProject(what);
});

Then('nothing is found', function (this: KsmWorld) {
  if (this.search === null || this.search.looked === 0) fail('the search has looked at nothing');
  const { faults } = this.search;
  expectThat(faults.length === 0, () => `found:\n${faults.join('\n')}`);
});
