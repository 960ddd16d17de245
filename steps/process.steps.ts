// SPDX-License-Identifier: GPL-2.0-only
// Processes come and go.

import { strict as assert } from 'node:assert';
import { type DataTable, Then } from '@cucumber/cucumber';
import { ENOENT } from '../src/kernel/errno';
import {
  type PrctlOption,
  proc_pid_ksm_merging_pages,
  proc_pid_ksm_stat,
  smaps_ksm,
  sys_exit_start,
} from '../src/machine/syscalls';
import { action } from './support/actions';
import type { PageSelection } from './support/pages';
import type { KsmWorld } from './support/world';

action('{process} forks {process}', async function (this: KsmWorld, parent: string, child: string) {
  await this.act(() => this.subject.fork(parent, child));
  if (this.result === 0) this.forked(parent, child);
});

action('{process} exits', async function (this: KsmWorld, process: string) {
  await this.act(() => this.subject.exit(process));
  this.exited(process);
});

action('{process} execs', async function (this: KsmWorld, process: string) {
  await this.act(() => this.model.exec(process));
  if (this.result === 0) this.execed(process);
});

action(
  '{process} calls {prctlOption} with {string}',
  async function (this: KsmWorld, process: string, option: PrctlOption, args: string) {
    await this.act(() => this.model.prctl(process, option, args.split(', ').map(Number)));
  },
);

Then("{process}'s PR_GET_MEMORY_MERGE is {int}", function (this: KsmWorld, process: string, marked: number) {
  assert.equal(this.model.prctl(process, 'PR_GET_MEMORY_MERGE', [0]), marked);
});

Then("{process}'s ksm_stat says", function (this: KsmWorld, process: string, table: DataTable) {
  const lines = proc_pid_ksm_stat(this.model.machine, this.model.mm(process));
  const said = typeof lines === 'number' ? lines : [...lines].map(([name, value]) => [name, String(value)]);
  assert.deepEqual(said, table.raw());
});

Then("{process}'s ksm_merging_pages reads {int}", function (this: KsmWorld, process: string, pages: number) {
  assert.equal(proc_pid_ksm_merging_pages(this.model.machine, this.model.mm(process)), pages);
});

Then("{process}'s smaps says KSM: {int} kB", function (this: KsmWorld, process: string, kilobytes: number) {
  assert.equal(smaps_ksm(this.model.machine, this.model.mm(process)), kilobytes);
});

Then('{pages} has/have protection key {int}', function (this: KsmWorld, pages: PageSelection[], key: number) {
  for (const { process, address } of this.pages(pages)) assert.equal(this.model.protectionKey(process, address), key);
});

Then('{process} has no file {procFile}', function (this: KsmWorld, process: string, file: string) {
  const read = file === 'ksm_stat' ? proc_pid_ksm_stat : proc_pid_ksm_merging_pages;
  assert.equal(read(this.model.machine, this.model.mm(process)), -ENOENT);
});

action('{process} begins to exit', async function (this: KsmWorld, process: string) {
  await this.act(() => sys_exit_start(this.model.mm(process)));
});
