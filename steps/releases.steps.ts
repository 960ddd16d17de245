// SPDX-License-Identifier: GPL-2.0-only
// Kernels by name and by version.

import { strict as assert } from 'node:assert';
import { Then, When } from '@cucumber/cucumber';
import { compareVersions, RELEASES, type ReleaseName } from '../src/ksm/releases';
import { Machine } from '../src/machine/machine';
import type { KsmWorld } from './support/world';

/** Runs what may be refused. */
function attempt(world: KsmWorld, run: () => number): void {
  try {
    world.result = run();
  } catch (error) {
    world.refusal = (error as Error).message;
  }
}

When('a kernel named {string} boots', function (this: KsmWorld, name: string) {
  attempt(this, () => new Machine({ release: name as ReleaseName }).boot_error);
});

When('version {string} is compared with {string}', function (this: KsmWorld, a: string, b: string) {
  attempt(this, () => Math.sign(compareVersions(a, b)));
});

Then('it is refused, and told all kernels', function (this: KsmWorld) {
  for (const { name } of RELEASES) assert.ok(this.refusal?.includes(name), `${this.refusal} does not name ${name}`);
});

Then('it comes {word}', function (this: KsmWorld, place: string) {
  assert.equal(this.result, { before: -1, after: 1 }[place]);
});
