// SPDX-License-Identifier: GPL-2.0-only
// The files of /sys/kernel/mm/ksm.

import { Given, Then } from '@cucumber/cucumber';
import { action } from './support/actions';
import { expectText, setFile, writeFile } from './support/sysfs-files';
import type { KsmWorld } from './support/world';

Given('smart scan is off', function (this: KsmWorld) {
  setFile(this, 'smart_scan', 0, true);
});

Given('{knob} is {int}', function (this: KsmWorld, file: string, value: number) {
  setFile(this, file, value);
});

Given('{knob} is {int}, if there is such a file', function (this: KsmWorld, file: string, value: number) {
  setFile(this, file, value, true);
});

action('root writes {string} to {knob}', function (this: KsmWorld, text: string, file: string) {
  writeFile(this, file, text, true);
});

action('a user writes {string} to {knob}', function (this: KsmWorld, text: string, file: string) {
  writeFile(this, file, text, false);
});

Then('{knob} reads {string}', function (this: KsmWorld, file: string, expected: string) {
  expectText(this, file, expected);
});
