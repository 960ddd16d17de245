// SPDX-License-Identifier: GPL-2.0-only
// What only the model shows: trees, ptes, areas, lists, the log. Scenarios that use these are tagged @model.

import { strict as assert } from 'node:assert';
import { type DataTable, Then } from '@cucumber/cucumber';
import { jhash2 } from '../src/kernel/jhash';
import { hex32 } from '../src/machine/trace/format';
import { describeTree, type Tree, treeDepth } from './support/describe-trees';
import { PAGE_STATES } from './support/page-states';
import type { PageSelection } from './support/pages';
import type { KsmWorld } from './support/world';

Then('the {tree} tree holds', function (this: KsmWorld, tree: Tree, table: DataTable) {
  assert.deepEqual(describeTree(this.model.machine, tree), table.raw());
});

Then('the {tree} tree is empty', function (this: KsmWorld, tree: Tree) {
  assert.deepEqual(describeTree(this.model.machine, tree), []);
});

Then('the {tree} tree is {int} level(s) deep', function (this: KsmWorld, tree: Tree, depth: number) {
  assert.equal(treeDepth(this.model.machine, tree), depth);
});

Then('{pages} is/are {pageState}', function (this: KsmWorld, pages: PageSelection[], state: string) {
  for (const { process, number, address } of this.pages(pages)) {
    assert.ok(PAGE_STATES[state]?.(this.model, process, address), `${process}'s page ${number} is not ${state}`);
  }
});

Then('{pages} has/have the checksum {string}', function (this: KsmWorld, pages: PageSelection[], checksum: string) {
  for (const { process, address } of this.pages(pages)) {
    assert.equal(hex32(this.model.itemAt(process, address)?.oldchecksum ?? Number.NaN), checksum);
  }
});

Then('{pages} is/are on node {int}', function (this: KsmWorld, pages: PageSelection[], node: number) {
  for (const { process, address } of this.pages(pages)) assert.equal(this.model.nodeOf(process, address), node);
});

Then('{process} has {int} anonymous page(s)', function (this: KsmWorld, process: string, count: number) {
  assert.equal(this.model.mm(process).anon_rss, count);
});

Then('the scan list is {string}', function (this: KsmWorld, expected: string) {
  assert.equal(this.model.scanList().join(' '), expected);
});

Then('ksmd {ksmdState}', function (this: KsmWorld, sleeping: boolean) {
  assert.equal(this.model.machine.ksm.ksm_thread_wait.sleeping, sleeping);
});

Then('the clock shows {int} ms', function (this: KsmWorld, ms: number) {
  assert.equal(Number(this.model.machine.kernel.clock.jiffies), ms);
});

Then('ksmd invalidates {int} mmu notifier range(s)', function (this: KsmWorld, count: number) {
  const { started } = this.model.machine.memory.mmu_notifier;
  assert.equal(started - (this.before?.invalidations ?? started), count);
});

Then('the log warns of {word}', function (this: KsmWorld, func: string) {
  assert.ok(this.model.machine.kernel.log.warnings.includes(func), 'no such warning');
});

Then('KASAN reports a use after free of {string}', function (this: KsmWorld, what: string) {
  assert.deepEqual(this.model.machine.kernel.log.uses_after_free, [what]);
});

Then('the log says {string}', function (this: KsmWorld, message: string) {
  assert.ok(this.model.machine.kernel.log.errors.includes(message), 'no such message');
});

Then('the log holds no warning', function (this: KsmWorld) {
  const { warnings, uses_after_free } = this.model.machine.kernel.log;
  assert.deepEqual([...warnings, ...uses_after_free], []);
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
