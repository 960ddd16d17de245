// SPDX-License-Identifier: GPL-2.0-only
// Memory of processes, and what they do with it.

import { strict as assert } from 'node:assert';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import type { MachineOptions } from '../src/machine/machine';
import type { HotplugAction } from '../src/machine/syscalls';
import type { Advice, AreaKind, PageContent } from './subject/subject';
import { action } from './support/actions';
import { numbered, parseDrawing } from './support/contents';
import { HOTPLUG_EVENTS } from './support/hotplug-events';
import { PAGE_CALLS, RANGE_CALLS } from './support/page-calls';
import type { PageSelection } from './support/pages';
import type { MemoryKind } from './support/parameter-types';
import type { KsmWorld } from './support/world';

/** Rows of `| process | pages |`, drawn in order. */
async function drawRows(world: KsmWorld, table: DataTable, kind: AreaKind, advise: boolean): Promise<void> {
  for (const [who = '', cell = '', node = '0'] of table.raw()) {
    for (const process of numbered(who)) {
      const pages = parseDrawing(cell, world.freshName);
      const start = await world.draw(process, pages, kind, Number(node.replace('node ', '')));
      if (!advise) continue;
      const result = await world.subject.madvise(process, start, pages.length, 'MADV_MERGEABLE');
      if (result !== 0) throw new Error(`${process} can't advise its memory: ${result}`);
    }
  }
}

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
  await drawRows(this, table, kind.area, kind.mergeable);
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
  assert.equal(this.accesses, ptes);
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
