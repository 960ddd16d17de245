// SPDX-License-Identifier: GPL-2.0-only
// The files of /sys/kernel/mm/ksm.

import { Given, Then } from '@cucumber/cucumber';
import { action } from './support/actions';
import { expectText, setFile, writeFile } from './support/sysfs-files';
import type { KsmWorld } from './support/world';

Given('smart scan is off', async function (this: KsmWorld) {
  await setFile(this, 'smart_scan', 0, true);
});

Given('{knob} is {int}', async function (this: KsmWorld, file: string, value: number) {
  await setFile(this, file, value);
});

Given('{knob} is {int}, if there is such a file', async function (this: KsmWorld, file: string, value: number) {
  await setFile(this, file, value, true);
});

action('root writes {string} to {knob}', async function (this: KsmWorld, text: string, file: string) {
  await writeFile(this, file, text, true);
});

action('a user writes {string} to {knob}', async function (this: KsmWorld, text: string, file: string) {
  await writeFile(this, file, text, false);
});

Then('{knob} reads {string}', async function (this: KsmWorld, file: string, expected: string) {
  await expectText(this, file, expected);
});
