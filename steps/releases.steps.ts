// SPDX-License-Identifier: GPL-2.0-only
// Which releases there are, and which of them the tags of a scenario allow.

import { strict as assert } from 'node:assert';
import { Then, When } from '@cucumber/cucumber';
import { RELEASES, type ReleaseName } from '../src/ksm/releases';
import { Machine } from '../src/machine/machine';
import { releasesFor } from './support/release-choice';
import type { KsmWorld } from './support/world';

When('the tags {string} are read', function (this: KsmWorld, tags: string) {
  this.ask(() => releasesFor(tags.split(' ').map((name) => ({ name }))));
});

When('the kernel {string} boots', function (this: KsmWorld, name: string) {
  this.ask(() => {
    const { ksm, boot_error } = new Machine({ release: name as ReleaseName });
    this.result = boot_error;
    return [ksm.release.name];
  });
});

Then('they allow {string}', function (this: KsmWorld, name: string) {
  assert.ok(this.allowed.includes(name), `they allow ${this.allowed.join(', ')}`);
});

Then('they exclude {string}', function (this: KsmWorld, name: string) {
  assert.ok(RELEASES.some((release) => release.name === name) && !this.allowed.includes(name));
});

Then('it is refused as no kernel is named {string}', function (this: KsmWorld, name: string) {
  const names = RELEASES.map((release) => release.name);
  assert.equal(this.refusal, `no release is named '${name}': expected one of ${names.join(', ')}`);
});
