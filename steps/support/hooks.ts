// SPDX-License-Identifier: GPL-2.0-only
// What goes along with every scenario: which kernel it is about; on the model an audit after every step, as merging must
// stay invisible, and every count must add up; on a real kernel whether that has survived.

import {
  After,
  AfterAll,
  AfterStep,
  Before,
  BeforeAll,
  parallelCanAssignHelpers,
  Status,
  setParallelCanAssign,
} from '@cucumber/cucumber';
import { DEATH, KERNEL, REASON } from '../../src/evidence/kernels/attachments';
import { HERE } from '../../src/evidence/kernels/results';
import { whyNotAbout } from '../../src/evidence/kernels/rules';
import { errname } from '../../src/kernel/errno';
import { type ReleaseName, releaseNamed } from '../../src/ksm/releases';
import { isLost } from '../../src/linux/agent';
import { type WorldParameters, worldParametersFault } from '../../src/spec/world-parameters';
import { UsageError } from '../../src/usage-error';
import { fail } from './expectations';
import { KernelUnderTest } from './kernel-under-test';
import { chooseRelease } from './release-choice';
import type { KsmWorld } from './world';

/** Scenarios that show a bug of the release; they say themselves what the audit must find. */
const showsBug = (tags: readonly { readonly name: string }[]): boolean =>
  tags.some(({ name }) => name.startsWith('@bug:'));

// These pack the project, or read all of its files.
setParallelCanAssign(parallelCanAssignHelpers.atMostOnePicklePerTag(['@command-line', '@form']));

/** The real kernel that the run is about; null for the model. */
let kernel: KernelUnderTest | null = null;

/** Ends the run before its first scenario. */
function refuseRun(fault: string): never {
  process.stderr.write(`${fault}\n`);
  process.exit(2);
}

// `samepage spec` has checked the parameters; cucumber-js called directly has not.
BeforeAll(function (this: { readonly parameters: WorldParameters }) {
  const fault = worldParametersFault(this.parameters);
  if (fault !== null) refuseRun(fault);
  const { kernel: wanted, release } = this.parameters;
  if (wanted === undefined) return;
  kernel = new KernelUnderTest(wanted, release === undefined ? null : releaseNamed(release as ReleaseName).name);
  try {
    kernel.start();
  } catch (error) {
    if (isLost(error)) refuseRun(`samepage: the kernel's agent: ${error.message}`);
    if (!(error instanceof UsageError)) throw error;
    refuseRun(`samepage: ${error.message}`);
  }
});

AfterAll(() => {
  kernel?.close();
});

/** Why a scenario is not about the kernel of the run; null when it is. */
function whyNotAboutKernel({ facts }: KernelUnderTest, tags: readonly string[]): string | null {
  if (tags.includes('@model')) return 'only the model shows or does it';
  if (tags.includes('@fatal') && facts.where === HERE) return 'it may kill the kernel, so it runs on images only';
  return whyNotAbout(facts.release, tags);
}

Before({ name: 'the kernel' }, function (this: KsmWorld, { pickle }): 'skipped' | undefined {
  const tags = pickle.tags.map(({ name }) => name);
  this.tags = tags;
  if (kernel === null) {
    const release = chooseRelease(pickle.tags, this.parameters.release);
    if (release === null) return 'skipped';
    this.release = release;
    return undefined;
  }
  const { facts } = kernel;
  this.kernel = kernel;
  this.release = facts.rules as ReleaseName;
  this.attach(JSON.stringify(facts), KERNEL);
  const reason = whyNotAboutKernel(kernel, tags);
  if (reason === null) return undefined;
  this.attach(reason, REASON);
  return 'skipped';
});

AfterStep(function (this: KsmWorld, { pickle }) {
  if (this.machine !== null) this.health.auditNow(this.machine, showsBug(pickle.tags));
});

After({ name: 'nothing is left unsaid' }, function (this: KsmWorld, { result }) {
  const { health, inside } = this;
  if (health.oops !== null && !health.oopsExpected) throw health.oops;
  if (inside.refusedFor !== null && !inside.refusalExpected) {
    fail(`what ran inside is refused, and no step says so: it needs ${inside.refusedFor}`);
  }
  if (inside.failures.length > 0 && !inside.failureExpected) {
    const errors = inside.failures.map((error) => errname(error).slice(1)).join(', ');
    fail(`what ran inside failed, and no step says so: ${errors}`);
  }
  // The steps that would have said so need not have run.
  if (result?.status !== Status.PASSED) return;
  this.refuseUnsaid();
  health.refuseUnsaidFindings();
});

After({ name: 'the kernel lives' }, function (this: KsmWorld) {
  const death = this.kernel?.death() ?? null;
  if (death === null) return;
  this.attach(death, DEATH);
  fail(`the kernel does not survive this: ${death}`);
});
