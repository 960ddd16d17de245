// SPDX-License-Identifier: GPL-2.0-only
// The files of /sys/kernel/mm/ksm.

import { strict as assert } from 'node:assert';
import { Given, Then, When } from '@cucumber/cucumber';
import type { KsmWorld } from './support/world';

/** C escapes in a quoted text. */
const unescaped = (text: string): string => text.replaceAll('\\n', '\n').replaceAll('\\t', '\t');

Given('{knob} is {int}', async function (this: KsmWorld, file: string, value: number) {
  assert.equal(await this.subject.sysfsWrite(file, String(value)), 0, `${file} can't be set to ${value}`);
});

When('root writes {string} to {knob}', async function (this: KsmWorld, text: string, file: string) {
  await this.act(() => this.subject.sysfsWrite(file, unescaped(text)));
});

Then('{knob} reads {string}', async function (this: KsmWorld, file: string, expected: string) {
  assert.equal(await this.subject.sysfsRead(file), expected);
});
