// SPDX-License-Identifier: GPL-2.0-only
// Processes come and go.

import { type DataTable, Then } from '@cucumber/cucumber';
import { ENOENT } from '../src/kernel/errno';
import { type PrctlOption, sys_exit_start } from '../src/machine/syscalls';
import { action } from './support/actions';
import { expectRows, expectSame, expectThat } from './support/expectations';
import { pageName } from './support/page-names';
import type { PageSelection } from './support/pages';
import { expectNumber } from './support/results';
import { numberIn } from './support/words';
import type { KsmWorld } from './support/world';

/** Lines that later kernels have added to ksm_stat: compared where they are named. */
const LATER_LINES = ['ksm_merge_any', 'ksm_mergeable'];

action('{process} forks {process}', function (this: KsmWorld, parent: string, child: string) {
  this.act(() => this.subject.fork(parent, child));
  if (this.result === 0) this.forked(parent, child);
});

action('{process} exits', function (this: KsmWorld, process: string) {
  this.act(() => this.subject.exit(process));
  this.exited(process);
});

action('{process} execs', function (this: KsmWorld, process: string) {
  this.act(() => this.subject.exec(process));
  if (this.result === 0) this.execed(process);
});

action(
  '{process} calls {prctlOption} with {string}',
  function (this: KsmWorld, process: string, option: PrctlOption, args: string) {
    const numbers = args.split(', ').map((arg) => numberIn('an argument of prctl', arg));
    this.act(() => this.subject.prctl(process, option, numbers));
  },
);

Then("{process}'s PR_GET_MEMORY_MERGE is {int}", function (this: KsmWorld, process: string, marked: number) {
  const found = this.subject.prctl(process, 'PR_GET_MEMORY_MERGE', [0]);
  expectNumber(this.subject.release, process, 'PR_GET_MEMORY_MERGE', 'merge_any', found, marked);
});

Then("{process}'s ksm_stat says", function (this: KsmWorld, process: string, table: DataTable) {
  const lines = this.subject.ksmStat(process);
  if (typeof lines === 'number') return expectNumber(this.subject.release, process, 'ksm_stat', 'ksm_stat', lines, 0);
  const named = table.raw().map(([name]) => name);
  const said = [...lines]
    .filter(([name]) => named.includes(name) || !LATER_LINES.includes(name))
    .map(([name, value]) => [name, String(value)]);
  return expectRows(`${process}'s ksm_stat has`, said, table.raw());
});

Then("{process}'s ksm_merging_pages reads {int}", function (this: KsmWorld, process: string, pages: number) {
  const found = this.subject.ksmMergingPages(process);
  expectNumber(this.subject.release, process, 'ksm_merging_pages', 'ksm_merging_pages', found, pages);
});

Then("{process}'s smaps says KSM: {int} kB", function (this: KsmWorld, process: string, kilobytes: number) {
  const found = this.subject.smapsKsm(process);
  expectNumber(this.subject.release, process, 'KSM in smaps', 'smaps_ksm', found, kilobytes, ' kB');
});

Then('{pages} has/have protection key {int}', function (this: KsmWorld, pages: PageSelection[], key: number) {
  for (const page of this.pages(pages)) {
    expectSame(`${pageName(page)} has protection key`, this.subject.protectionKey(page.process, page.address), key);
  }
});

Then('{process} has no file {procFile}', function (this: KsmWorld, process: string, file: string) {
  const { subject } = this;
  const found = file === 'ksm_stat' ? subject.ksmStat(process) : subject.ksmMergingPages(process);
  expectThat(found === -ENOENT, () => `${process} has a file ${file}; expected none`);
});

action('{process} begins to exit', function (this: KsmWorld, process: string) {
  this.act(() => sys_exit_start(this.model.mm(process)));
});
