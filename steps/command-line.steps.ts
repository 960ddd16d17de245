// SPDX-License-Identifier: GPL-2.0-only
// The command `samepage`, as users call it: installed, in an empty folder.

import path from 'node:path';
import { After, Given, Then, When } from '@cucumber/cucumber';
import { writeResults } from '../src/bench/output';
import { RELEASES } from '../src/ksm/releases';
import { ROOT } from '../src/project';
import { ResultsFolder } from '../src/results/folder';
import { detailOf } from './support/bench-detail';
import { expectThat } from './support/expectations';
import { closeShell, shellOf } from './support/shell';
import type { KsmWorld } from './support/world';

/** Milliseconds. The first command of a run installs the package. */
const PATIENCE = { timeout: 180_000 };

After('@command-line', function () {
  closeShell(this);
});

Given('the file {string}', function (file: string, text: string) {
  shellOf(this).write(file, `${text}\n`);
});

Given('the file {string} with the bytes {string}', function (file: string, text: string) {
  shellOf(this).write(file, JSON.parse(`"${text}"`) as string);
});

Given('the command {string} has run', PATIENCE, async function (line: string) {
  await shellOf(this).run(line);
});

When('the command {string} runs', PATIENCE, async function (line: string) {
  await shellOf(this).run(line);
});

When('this command runs', PATIENCE, async function (line: string) {
  await shellOf(this).run(line);
});

When('this command runs in the checkout', PATIENCE, async function (line: string) {
  await shellOf(this).run(line, null, ROOT);
});

When('the command {string} runs in the checkout', PATIENCE, async function (line: string) {
  await shellOf(this).run(line, null, ROOT);
});

When('the command {string} is interrupted when it says {string}', PATIENCE, async function (line: string, at: string) {
  await shellOf(this).run(line, at);
  shellOf(this).expectOutput(at);
});

When(
  'the command {string} is interrupted in the checkout when it says {string}',
  PATIENCE,
  async function (line: string, at: string) {
    await shellOf(this).run(line, at, ROOT);
    shellOf(this).expectOutput(at);
  },
);

When(
  'a {runKind} benchmark run of the commit {string} leaves its results',
  function (this: KsmWorld, kind: string, commit: string) {
    const shell = shellOf(this);
    const reports = new ResultsFolder(path.join(shell.folder, 'reports'));
    shell.act(() => writeResults(detailOf(kind, commit), reports));
  },
);

Then('it exits with {int}', function (status: number) {
  const { status: found, signal, output } = shellOf(this);
  expectThat(found === status, () => `it exited with ${found ?? signal}, expected ${status}; it said:\n${output}`);
});

Then('it says {string}', function (text: string) {
  shellOf(this).expectOutput(text);
});

Then('it says', function (text: string) {
  shellOf(this).expectOutput(text);
});

Then('it says {int} line(s)', function (count: number) {
  const { output } = shellOf(this);
  const lines = output === '' ? [] : output.trimEnd().split('\n');
  expectThat(lines.length === count, () => `it said ${lines.length} lines, expected ${count}:\n${output}`);
});

Then('it does not say {string}', function (text: string) {
  const { output } = shellOf(this);
  expectThat(!output.includes(text), () => `it said "${text}":\n${output}`);
});

Then('it names every release', function () {
  for (const { name } of RELEASES) shellOf(this).expectOutput(name);
});

Then('no file has changed', function () {
  const changed = shellOf(this).changed();
  expectThat(changed.length === 0, () => `these files have changed: ${changed.join(', ')}`);
});

Then('the files have changed', function (files: string) {
  const changed = shellOf(this).changed().join('\n');
  expectThat(changed === files, () => `expected that these files have changed:\n${files}\nfound:\n${changed}`);
});

Then('none of its processes is left', async function () {
  const left = await shellOf(this).processesLeft();
  expectThat(left.length === 0, () => `these are left:\n${left.join('\n')}`);
});

Then('the file {string} says {string}', function (file: string, text: string) {
  expectThat(shellOf(this).read(file).includes(text), () => `${file} does not say "${text}"`);
});
