// SPDX-License-Identifier: GPL-2.0-only
// Which releases there are, and which of them the tags of a scenario allow.

import { Then, When } from '@cucumber/cucumber';
import { RELEASES, type ReleaseName } from '../src/ksm/releases';
import { Machine } from '../src/machine/machine';
import { expectSame, expectThat } from './support/expectations';
import { releasesFor } from './support/release-choice';
import { oneOf } from './support/words';
import type { KsmWorld } from './support/world';

const RELEASE_NAMES: readonly string[] = RELEASES.map(({ name }) => name);

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
  expectThat(this.allowed.includes(name), () => `they allow ${this.allowed.join(', ')}; expected ${name}, too`);
});

Then('they exclude {string}', function (this: KsmWorld, name: string) {
  oneOf('a release', name, RELEASE_NAMES);
  expectThat(!this.allowed.includes(name), () => `they allow ${this.allowed.join(', ')}; expected all but ${name}`);
});

Then('it is refused as no kernel is named {string}', function (this: KsmWorld, name: string) {
  const expected = `no release is named '${name}': expected one of ${RELEASE_NAMES.join(', ')}`;
  expectSame('it is refused:', this.refusal ?? 'not at all', expected);
});
