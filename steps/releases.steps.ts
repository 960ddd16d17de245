// SPDX-License-Identifier: GPL-2.0-only
// Which releases there are, and which of them the tags of a scenario allow.

import { Then, When } from '@cucumber/cucumber';
import { RELEASES, type ReleaseName } from '../src/ksm/releases';
import { Machine } from '../src/machine/machine';
import { expectSame, expectThat } from './support/expectations';
import { refusable, refusalOf } from './support/refusals';
import { releasesFor } from './support/release-choice';
import { scenarioState } from './support/scenario-state';
import { oneOf } from './support/words';
import type { KsmWorld } from './support/world';

/** The releases that tags allow, or that were booted. */
const answers = scenarioState((): { allowed: readonly string[] } => ({ allowed: [] }));

/** Asks for releases; an error is the answer as well. */
function ask(world: KsmWorld, question: () => readonly string[]): void {
  refusable(world, [Error], () => {
    answers(world).allowed = question();
  });
}

const RELEASE_NAMES: readonly string[] = RELEASES.map(({ name }) => name);

When('the tags {string} are read', function (this: KsmWorld, tags: string) {
  ask(this, () => releasesFor(tags.split(' ').map((name) => ({ name }))));
});

When('the kernel {string} boots', function (this: KsmWorld, name: string) {
  ask(this, () => {
    const { ksm, boot_error } = new Machine({ release: name as ReleaseName });
    this.result = boot_error;
    return [ksm.release.name];
  });
});

Then('they allow {string}', function (this: KsmWorld, name: string) {
  const { allowed } = answers(this);
  expectThat(allowed.includes(name), () => `they allow ${allowed.join(', ')}; expected ${name}, too`);
});

Then('they exclude {string}', function (this: KsmWorld, name: string) {
  oneOf('a release', name, RELEASE_NAMES);
  const { allowed } = answers(this);
  expectThat(!allowed.includes(name), () => `they allow ${allowed.join(', ')}; expected all but ${name}`);
});

Then('it is refused as no kernel is named {string}', function (this: KsmWorld, name: string) {
  const expected = `no release is named '${name}': expected one of ${RELEASE_NAMES.join(', ')}`;
  expectSame('it is refused:', refusalOf(this) ?? 'not at all', expected);
});
