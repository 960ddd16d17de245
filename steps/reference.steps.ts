// SPDX-License-Identifier: GPL-2.0-only
// Recorded runs of the compiled reference, and the language they are written in.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { kernelOf } from '../src/checksums/xxhash';
import { auditTrace, checkTrace } from '../src/machine/trace/check';
import { TraceSyntaxError } from '../src/machine/trace/syntax-error';
import { expectSame, expectThat, fail } from './support/expectations';
import { refusable, refusalOf } from './support/refusals';
import { traceRun } from './support/trace-run';
import { checkWithoutBuffer } from './support/without-buffer';
import type { KsmWorld } from './support/world';

function recorded(name: string): string {
  const file = join('features', 'reference', `${name}.trace`);
  if (!existsSync(file)) fail(`there is no trace ${file}`);
  return readFileSync(file, 'utf8');
}

/** `\n` and `\x1b` as in C. */
const unescaped = (text: string): string =>
  text.replace(/\\n|\\x([0-9a-f]{2})/g, (_escape, hex?: string) =>
    hex === undefined ? '\n' : String.fromCharCode(Number.parseInt(hex, 16)),
  );

Given('the recorded trace {string}', function (this: KsmWorld, name: string) {
  traceRun(this).text = recorded(name);
});

Given(
  'the recorded trace {string} with {string} in place of {string}',
  function (this: KsmWorld, name: string, replacement: string, original: string) {
    const text = recorded(name);
    expectThat(text.includes(unescaped(original)), () => `${name} has no "${original}"`);
    traceRun(this).text = text.replace(unescaped(original), () => unescaped(replacement));
  },
);

Given('the trace', function (this: KsmWorld, text: string) {
  traceRun(this).text = text;
});

When('the model runs it', function (this: KsmWorld) {
  refusable(this, [TraceSyntaxError], () => {
    traceRun(this).difference = checkTrace(traceRun(this).text, 'the trace', kernelOf(this.release));
  });
});

When('the model runs it on a host without Buffer', function (this: KsmWorld) {
  traceRun(this).difference = checkWithoutBuffer(traceRun(this).text, 'the trace');
});

When('the model runs it under the audit', function (this: KsmWorld) {
  const run = traceRun(this);
  run.audited = [];
  refusable(this, [TraceSyntaxError], () => {
    auditTrace(run.text, 'the trace', (line) => run.audited.push(line), kernelOf(this.release));
  });
});

Then('the audit says after line {int}: {string}', function (this: KsmWorld, line: number, finding: string) {
  const [first = 'nothing'] = traceRun(this).audited.flatMap((text, index) =>
    text.startsWith('# audit: ') ? [`${index} ${text.slice(9)}`] : [],
  );
  expectSame('the audit says first after line', first, `${line} ${finding}`);
});

Then('every line is the same', function (this: KsmWorld) {
  expectThat(refusalOf(this) === null, () => `it is refused: ${refusalOf(this)}`);
  const { difference } = traceRun(this);
  const sides = `"${difference?.actual ?? 'its end'}"; expected "${difference?.expected ?? 'its end'}"`;
  expectThat(difference === null, () => `line ${difference?.line} is ${sides}`);
});

Then('it differs at line {int}, in {string}', function (this: KsmWorld, line: number, operation: string) {
  const { difference } = traceRun(this);
  const found = difference === null ? 'nowhere' : `at line ${difference.line}, in "${difference.operation ?? ''}"`;
  expectSame('it differs', found, `at line ${line}, in "${operation}"`);
});

Then('it is refused: {string}', function (this: KsmWorld, message: string) {
  expectSame('it is refused:', refusalOf(this) ?? '(not at all)', message);
});
