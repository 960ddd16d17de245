// SPDX-License-Identifier: GPL-2.0-only
// The files of /sys/kernel/mm/ksm.

import { strict as assert } from 'node:assert';
import { Given, Then } from '@cucumber/cucumber';
import { ENOENT } from '../src/kernel/errno';
import { action } from './support/actions';
import type { KsmWorld } from './support/world';

/** C escapes in a quoted text. */
const unescaped = (text: string): string => text.replaceAll('\\n', '\n').replaceAll('\\t', '\t');

Given('smart scan is off', async function (this: KsmWorld) {
  assert.ok([0, -ENOENT].includes(await this.subject.sysfsWrite('smart_scan', '0')));
});

Given('{knob} is {int}', async function (this: KsmWorld, file: string, value: number) {
  assert.equal(await this.subject.sysfsWrite(file, String(value)), 0, `${file} can't be set to ${value}`);
});

Given('{knob} is {int}, if there is such a file', async function (this: KsmWorld, file: string, value: number) {
  const result = await this.subject.sysfsWrite(file, String(value));
  assert.ok(result === 0 || result === -ENOENT, `${file} can't be set to ${value}: ${result}`);
});

action('root writes {string} to {knob}', async function (this: KsmWorld, text: string, file: string) {
  await this.act(() => this.subject.sysfsWrite(file, unescaped(text)));
});

action('a user writes {string} to {knob}', async function (this: KsmWorld, text: string, file: string) {
  await this.act(() => this.subject.sysfsWrite(file, unescaped(text), false));
});

Then('{knob} reads {string}', async function (this: KsmWorld, file: string, expected: string) {
  assert.equal(await this.subject.sysfsRead(file), expected);
});
