// SPDX-License-Identifier: GPL-2.0-only
// Memory of processes, and what they do with it.

import { type DataTable, Given, Then } from '@cucumber/cucumber';
import type { MachineOptions } from '../src/machine/machine';
import type { HotplugAction } from '../src/machine/syscalls';
import type { Advice, PageContent } from './subject/subject';
import { action } from './support/actions';
import { drawRows } from './support/draw-rows';
import { expectSame, fail } from './support/expectations';
import { HOTPLUG_EVENTS } from './support/hotplug-events';
import { PAGE_CALLS, RANGE_CALLS } from './support/page-calls';
import type { PageSelection } from './support/pages';
import type { MemoryKind } from './support/parameter-types';
import type { KsmWorld } from './support/world';

Given('a machine with {machine}', function (this: KsmWorld, options: MachineOptions) {
  this.boot(options);
});

Given('a kernel without CONFIG_KSM', function (this: KsmWorld) {
  this.boot({ config_ksm: false });
});

Given("a kernel in which step {int} of KSM's start fails", function (this: KsmWorld, step: number) {
  this.boot({ initfail: step });
});

Given('a process may have {int} areas', function (this: KsmWorld, limit: number) {
  this.model.machine.memory.sysctl_max_map_count = limit;
});

Given('{memoryKind} memory', async function (this: KsmWorld, kind: MemoryKind, table: DataTable) {
  await drawRows(this, table, kind);
});

action(
  '{process} writes {content} to {pages}',
  async function (this: KsmWorld, process: string, content: PageContent, pages: PageSelection[]) {
    await this.onPages(pages, process, (page) => this.subject.write(process, page, content));
  },
);

action(
  '{process} gives {pages} the checksum of zeroes',
  async function (this: KsmWorld, process: string, pages: PageSelection[]) {
    await this.onPages(pages, process, (page) => this.model.collideWithZeroes(process, page));
  },
);

action(
  '{process} {pageCall} {pages}',
  async function (this: KsmWorld, process: string, call: string, pages: PageSelection[]) {
    const onOne = PAGE_CALLS[call];
    const onRange = RANGE_CALLS[call];
    if (onOne) await this.onPages(pages, process, (page) => onOne(this.model, process, page));
    else if (onRange) {
      await this.onRanges(pages, process, (start, length) => onRange(this.model, process, start, length));
    }
  },
);

action(
  '{process} advises {advice} on {pages}',
  async function (this: KsmWorld, process: string, advice: Advice, pages: PageSelection[]) {
    await this.onRanges(pages, process, (start, length) => this.subject.madvise(process, start, length, advice));
  },
);

action('{process} makes {pages} read-only', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onRanges(pages, process, (start, length) => this.subject.protect(process, start, length));
});

action('{process} makes {pages} writable', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onRanges(pages, process, (start) => this.model.unprotect(process, start));
});

action(
  '{process} gives {pages} protection key {int}',
  async function (this: KsmWorld, process: string, pages: PageSelection[], key: number) {
    await this.onRanges(pages, process, (start) => this.model.giveKey(process, start, key));
  },
);

action('{process} mremaps {pages}', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.remap(pages, process);
});

action(
  '{process} migrates {pages} to node {int}',
  async function (this: KsmWorld, process: string, pages: PageSelection[], node: number) {
    await this.onPages(pages, process, (page) => this.model.migrate(process, page, node));
  },
);

action(
  'a migration of {pages} to node {int} starts',
  async function (this: KsmWorld, pages: PageSelection[], node: number) {
    await this.onPages(pages, '', (page, process) => this.model.startMigration(process, page, node));
  },
);

action('NUMA balancing marks {pages}', async function (this: KsmWorld, pages: PageSelection[]) {
  await this.onPages(pages, '', (page, process) => this.model.numaHint(process, page));
});

action('{pages} wait(s) in a pagevec', async function (this: KsmWorld, pages: PageSelection[]) {
  await this.onPages(pages, '', (page, process) => this.model.putInPagevec(process, page));
});

action('reclaim asks who has accessed {pages}', async function (this: KsmWorld, pages: PageSelection[]) {
  await this.onPages(pages, '', (page, process) => {
    const result = this.model.accesses(process, page);
    this.accesses = result;
    return Math.min(result, 0);
  });
});

Then('it was accessed through {int} pte(s)', function (this: KsmWorld, ptes: number) {
  if (this.accesses === null) fail('reclaim has asked of no page who has accessed it');
  expectSame('it was accessed through', this.accesses, ptes, ' ptes');
});

action('a TLB flush of {process} is pending', async function (this: KsmWorld, process: string) {
  await this.act(() => this.model.pendTlbFlush(process));
});

action('the memory of node {int} {hotplugEvent}', async function (this: KsmWorld, node: number, event: string) {
  await this.act(() => this.model.hotplug(node, HOTPLUG_EVENTS[event] as HotplugAction));
});

action('reclaim takes the pages that only the swap cache holds', async function (this: KsmWorld) {
  await this.act(() => this.model.reclaim());
});
