// SPDX-License-Identifier: GPL-2.0-only
// Which releases there are, and which of them the tags of a scenario allow.

import { Then, When } from '@cucumber/cucumber';
import { judge } from '../src/evidence/kernels/known-differences';
import { HERE, OUTCOMES, type Outcome } from '../src/evidence/kernels/results';
import { releaseOfKernel, whyNotAbout } from '../src/evidence/kernels/rules';
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

/** What a real kernel is asked, and how its answer is judged. */
const kernels = scenarioState((): { reason: string | null; verdict: string } => ({ reason: null, verdict: '' }));

When('the tags {string} are read for Linux {string}', function (this: KsmWorld, tags: string, release: string) {
  kernels(this).reason = whyNotAbout(release, tags.split(' '));
});

Then('the scenario is about it', function (this: KsmWorld) {
  expectSame('the scenario is not about it:', kernels(this).reason ?? 'it is', 'it is');
});

Then('the scenario is not about it: {string}', function (this: KsmWorld, reason: string) {
  expectSame('the scenario is not about it:', kernels(this).reason ?? 'it is', reason);
});

Then('the rules for Linux {string} are those of {string}', (release: string, name: string) => {
  expectSame('the rules are those of', releaseOfKernel(release), name);
});

When(
  'the scenario {string} comes to {string} on Linux {string}',
  function (this: KsmWorld, id: string, outcome: string, release: string) {
    const known = oneOf('an outcome', outcome, OUTCOMES) as Outcome;
    const kernel = { release, rules: 'v6.12', where: HERE, nodes: 1, swap: false, thp: false };
    const judgement = judge({ kernel, scenarios: [{ id, line: 1, outcome: known, text: '' }] });
    const [verdict = 'as expected'] = Object.entries(judgement).flatMap(([name, found]) =>
      found.length > 0 ? name : [],
    );
    kernels(this).verdict = verdict;
  },
);

Then('it is judged {string}', function (this: KsmWorld, verdict: string) {
  expectSame('it is judged', kernels(this).verdict, verdict);
});
