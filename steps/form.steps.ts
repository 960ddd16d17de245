// SPDX-License-Identifier: GPL-2.0-only
// The form of the project's own files.

import { Then, When } from '@cucumber/cucumber';
import { expectThat, fail } from './support/expectations';
import { searchProject } from './support/form-searches';
import type { Search } from './support/form-sources';
import { scenarioState } from './support/scenario-state';
import type { KsmWorld } from './support/world';

const searches = scenarioState((): { last: Search | null } => ({ last: null }));

/** Milliseconds. Some searches run the specification. */
const PATIENCE = 180_000;

When('the project is searched for {string}', { timeout: PATIENCE }, async function (this: KsmWorld, what: string) {
  searches(this).last = await searchProject(what);
});

Then('nothing is found', function (this: KsmWorld) {
  const { last } = searches(this);
  if (last === null || last.looked === 0) fail('the search has looked at nothing');
  const { faults } = last;
  expectThat(faults.length === 0, () => `found:\n${faults.join('\n')}`);
});
