// SPDX-License-Identifier: GPL-2.0-only
// What only the model shows: trees, ptes, areas, lists, the log. Scenarios that use these are tagged @model.

import { strict as assert } from 'node:assert';
import { type DataTable, Then } from '@cucumber/cucumber';
import { jhash2 } from '../src/kernel/jhash';
import { hex32 } from '../src/machine/trace/format';
import { describeStableTree, describeUnstableTree, treeDepth } from './support/describe-trees';
import type { PageSelection } from './support/pages';
import type { KsmWorld } from './support/world';

Then('the stable tree holds', function (this: KsmWorld, table: DataTable) {
  assert.deepEqual(describeStableTree(this.model.machine), table.raw());
});

Then('the stable tree is empty', function (this: KsmWorld) {
  assert.deepEqual(describeStableTree(this.model.machine), []);
});

Then('the unstable tree holds', function (this: KsmWorld, table: DataTable) {
  assert.deepEqual(describeUnstableTree(this.model.machine), table.raw());
});

Then('the unstable tree is empty', function (this: KsmWorld) {
  assert.deepEqual(describeUnstableTree(this.model.machine), []);
});

Then('the stable tree is {int} level(s) deep', function (this: KsmWorld, depth: number) {
  assert.equal(treeDepth(this.model.machine, 'stable'), depth);
});

Then('the unstable tree is {int} level(s) deep', function (this: KsmWorld, depth: number) {
  assert.equal(treeDepth(this.model.machine, 'unstable'), depth);
});

Then('{pages} is/are write-protected', function (this: KsmWorld, pages: PageSelection[]) {
  for (const { process, address } of this.pages(pages)) assert.equal(this.model.writable(process, address), false);
});

Then('{pages} is/are writable', function (this: KsmWorld, pages: PageSelection[]) {
  for (const { process, address } of this.pages(pages)) assert.equal(this.model.writable(process, address), true);
});

Then('{pages} is/are on node {int}', function (this: KsmWorld, pages: PageSelection[], node: number) {
  for (const { process, address } of this.pages(pages)) assert.equal(this.model.nodeOf(process, address), node);
});

Then('{pages} is/are mergeable', function (this: KsmWorld, pages: PageSelection[]) {
  for (const { process, address } of this.pages(pages)) assert.equal(this.model.mergeable(process, address), true);
});

Then('{pages} is/are not mergeable', function (this: KsmWorld, pages: PageSelection[]) {
  for (const { process, address } of this.pages(pages)) assert.equal(this.model.mergeable(process, address), false);
});

Then('{process} has {int} anonymous page(s)', function (this: KsmWorld, process: string, count: number) {
  assert.equal(this.model.mm(process).anon_rss, count);
});

Then('the scan list is {string}', function (this: KsmWorld, expected: string) {
  assert.equal(this.model.scanList().join(' '), expected);
});

Then('ksmd sleeps until it is woken', function (this: KsmWorld) {
  assert.equal(this.model.machine.ksm.ksm_thread_wait.sleeping, true);
});

Then('ksmd is awake', function (this: KsmWorld) {
  assert.equal(this.model.machine.ksm.ksm_thread_wait.sleeping, false);
});

Then('the clock shows {int} ms', function (this: KsmWorld, ms: number) {
  assert.equal(Number(this.model.machine.kernel.clock.jiffies), ms);
});

Then('the log warns of {word}', function (this: KsmWorld, func: string) {
  assert.ok(this.model.machine.kernel.log.warnings.includes(func), 'no such warning');
});

Then('the log holds no warning', function (this: KsmWorld) {
  assert.deepEqual(this.model.machine.kernel.log.warnings, []);
});

Then('the kernel oopses with {string}', function (this: KsmWorld, what: string) {
  assert.equal(this.oops?.what, what);
  this.oopsExpected = true;
});

Then('the audit finds {string}', function (this: KsmWorld, prefix: string) {
  const found = this.findings.some((finding) => finding.startsWith(prefix));
  assert.ok(found, `the audit found: ${this.findings.join('; ') || 'nothing'}`);
  this.findingsExpected.push(prefix);
});

Then(
  'jhash2 of the words 1 to {int} with initval {int} is {string}',
  (count: number, initval: number, hash: string) => {
    const words = Int32Array.from({ length: count }, (_, index) => index + 1);
    assert.equal(hex32(jhash2(words, 0, count, initval)), hash);
  },
);
