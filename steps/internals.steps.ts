// SPDX-License-Identifier: GPL-2.0-only
// What only the model shows: trees, ptes, areas, lists, the log. Scenarios that use these are tagged @model.

import { type DataTable, Then } from '@cucumber/cucumber';
import { jhash2 } from '../src/kernel/jhash';
import { hex32 } from '../src/machine/trace/format';
import { describeTree, type Tree, treeDepth } from './support/describe-trees';
import { expectRows, expectSame, expectThat, fail } from './support/expectations';
import { pageName } from './support/page-names';
import { PAGE_STATES } from './support/page-states';
import type { PageSelection } from './support/pages';
import type { KsmWorld } from './support/world';

Then('the {tree} tree holds', function (this: KsmWorld, tree: Tree, table: DataTable) {
  expectRows(`the ${tree} tree holds`, describeTree(this.model.machine, tree), table.raw());
});

Then('the {tree} tree is empty', function (this: KsmWorld, tree: Tree) {
  expectRows(`the ${tree} tree holds`, describeTree(this.model.machine, tree), []);
});

Then('the {tree} tree is {int} level(s) deep', function (this: KsmWorld, tree: Tree, depth: number) {
  expectSame(`the depth of the ${tree} tree is`, treeDepth(this.model.machine, tree), depth);
});

Then('{pages} is/are {pageState}', function (this: KsmWorld, pages: PageSelection[], state: string) {
  for (const page of this.pages(pages)) {
    const found = PAGE_STATES[state]?.(this, page) ?? '';
    expectSame(`${pageName(page)} is`, found, state);
  }
});

Then('{pages} has/have the checksum {string}', function (this: KsmWorld, pages: PageSelection[], checksum: string) {
  for (const page of this.pages(pages)) {
    const item = this.model.itemAt(page.process, page.address);
    if (item === null) fail(`KSM remembers nothing of ${pageName(page)}; expected the checksum ${checksum}`);
    expectSame(`the checksum of ${pageName(page)} is`, hex32(item.oldchecksum), checksum);
  }
});

Then('{pages} is/are on node {int}', function (this: KsmWorld, pages: PageSelection[], node: number) {
  for (const page of this.pages(pages)) {
    const found = this.subject.nodeOf(page.process, page.address);
    const where = () => (found === null ? 'not mapped' : `on node ${found}`);
    expectThat(found === node, () => `${pageName(page)} is ${where()}; expected node ${node}`);
  }
});

Then('{process} has {int} anonymous page(s)', function (this: KsmWorld, process: string, count: number) {
  expectSame(`${process} has`, this.subject.anonymousPages(process), count, ' anonymous pages');
});

Then('the scan list is {string}', function (this: KsmWorld, expected: string) {
  expectSame('the scan list is', `"${this.model.scanList().join(' ')}"`, `"${expected}"`);
});

Then('ksmd {ksmdState}', function (this: KsmWorld, sleeping: boolean) {
  const found = this.model.machine.ksm.ksm_thread_wait.sleeping;
  const state = (sleeps: boolean) => (sleeps ? 'sleeps until it is woken' : 'is awake');
  expectThat(found === sleeping, () => `ksmd ${state(found)}; expected that it ${state(sleeping)}`);
});

Then('the clock shows {int} ms', function (this: KsmWorld, ms: number) {
  expectSame('the clock shows', Number(this.model.machine.kernel.clock.jiffies), ms, ' ms');
});

Then('ksmd invalidates {int} mmu notifier range(s)', function (this: KsmWorld, count: number) {
  const { started } = this.model.machine.memory.mmu_notifier;
  expectSame('mmu notifier ranges that ksmd has invalidated:', started - (this.past.inside?.invalidations ?? 0), count);
});

Then('the log warns of {word}', function (this: KsmWorld, func: string) {
  const { warnings } = this.model.machine.kernel.log;
  expectThat(warnings.includes(func), () => `the log warns of ${warnings.join(', ') || 'nothing'}; expected ${func}`);
});

Then('KASAN reports a use after free of {string}', function (this: KsmWorld, what: string) {
  expectSame('uses after free:', this.model.machine.kernel.log.uses_after_free.join(', ') || 'none', what);
});

Then('the log says {string}', function (this: KsmWorld, message: string) {
  const { errors } = this.model.machine.kernel.log;
  expectThat(errors.includes(message), () => `the log says ${errors.join('; ') || 'nothing'}; expected ${message}`);
});

Then('the log holds no warning', function (this: KsmWorld) {
  const { warnings, uses_after_free } = this.model.machine.kernel.log;
  expectSame('the log warns of', [...warnings, ...uses_after_free].join(', ') || 'nothing', 'nothing');
});

Then('the kernel oopses with {string}', function (this: KsmWorld, what: string) {
  if (this.kernel !== null) fail('the kernel lives on; expected that it dies of this');
  this.health.oopsExpected = true;
  expectSame('the oops of the kernel:', this.health.oops?.what ?? 'none', what);
});

Then('the audit finds {string}', function (this: KsmWorld, prefix: string) {
  const found = this.health.findings.some((finding) => finding.startsWith(prefix));
  expectThat(found, () => `the audit finds ${this.health.findings.join('; ') || 'nothing'}; expected ${prefix}`);
  this.health.findingsExpected.push(prefix);
});

Then(
  'jhash2 of the words 1 to {int} with initval {int} is {string}',
  (count: number, initval: number, hash: string) => {
    const words = Int32Array.from({ length: count }, (_, index) => index + 1);
    expectSame('jhash2 is', hex32(jhash2(words, 0, count, initval)), hash);
  },
);
