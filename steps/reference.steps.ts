// SPDX-License-Identifier: GPL-2.0-only
// Recorded runs of the compiled reference, and the language they are written in.

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { kernelOf } from '../src/checksums/xxhash';
import { TraceSyntaxError } from '../src/machine/trace/args';
import { auditTrace, checkTrace } from '../src/machine/trace/check';
import { checkWithoutBuffer } from './support/without-buffer';
import type { KsmWorld } from './support/world';

const recorded = (name: string): string => readFileSync(join('features', 'reference', `${name}.trace`), 'utf8');

Given('the recorded trace {string}', function (this: KsmWorld, name: string) {
  this.trace = recorded(name);
});

Given(
  'the recorded trace {string} with {string} in place of {string}',
  function (this: KsmWorld, name: string, replacement: string, original: string) {
    const text = recorded(name);
    assert.ok(text.includes(original), `${name} has no "${original}"`);
    this.trace = text.replace(original, replacement);
  },
);

Given('the trace', function (this: KsmWorld, text: string) {
  this.trace = text;
});

When('the model runs it', function (this: KsmWorld) {
  try {
    this.difference = checkTrace(this.trace, 'the trace', kernelOf(this.release));
  } catch (error) {
    if (!(error instanceof TraceSyntaxError)) throw error;
    this.refusal = error.message;
  }
});

When('the model runs it on a host without Buffer', function (this: KsmWorld) {
  this.difference = checkWithoutBuffer(this.trace, 'the trace');
});

When('the model runs it under the audit', function (this: KsmWorld) {
  this.audited = [];
  auditTrace(this.trace, 'the trace', (line) => this.audited.push(line), kernelOf(this.release));
});

Then('the audit says after line {int}: {string}', function (this: KsmWorld, line: number, finding: string) {
  const findings = this.audited.flatMap((text, index) =>
    text.startsWith('# audit: ') ? [`${index} ${text.slice(9)}`] : [],
  );
  assert.deepEqual(findings.slice(0, 1), [`${line} ${finding}`]);
});

Then('every line is the same', function (this: KsmWorld) {
  assert.equal(this.refusal, null);
  assert.equal(this.difference, null);
});

Then('it differs at line {int}, in {string}', function (this: KsmWorld, line: number, operation: string) {
  assert.deepEqual([this.difference?.line, this.difference?.operation ?? ''], [line, operation]);
});

Then('it is refused: {string}', function (this: KsmWorld, message: string) {
  assert.equal(this.refusal, message);
});
