// SPDX-License-Identifier: GPL-2.0-only
// Memory of processes, and what they do with it.

import { type DataTable, Given, Then } from '@cucumber/cucumber';
import type { HotplugAction } from '../src/machine/syscalls';
import type { Advice, PageContent, SubjectOptions } from './subject/subject';
import { action } from './support/actions';
import { drawRows } from './support/draw-rows';
import { expectSame, fail } from './support/expectations';
import { HOTPLUG_EVENTS } from './support/hotplug-events';
import { PAGE_CALLS, RANGE_CALLS } from './support/page-calls';
import type { PageSelection } from './support/pages';
import type { MemoryKind } from './support/parameter-types';
import { scenarioState } from './support/scenario-state';
import type { KsmWorld } from './support/world';

/** Through how many ptes a page was accessed, when reclaim has asked. */
const accessed = scenarioState((): { ptes: number | null } => ({ ptes: null }));

Given('a machine with {machine}', function (this: KsmWorld, options: SubjectOptions) {
  this.boot(options);
});

Given('a kernel without CONFIG_KSM', function (this: KsmWorld) {
  this.bootInside({ config_ksm: false });
});

Given("a kernel in which step {int} of KSM's start fails", function (this: KsmWorld, step: number) {
  this.bootInside({ initfail: step });
});

Given('a process may have {int} areas', function (this: KsmWorld, limit: number) {
  this.model.machine.memory.sysctl_max_map_count = limit;
});

Given('{memoryKind} memory', function (this: KsmWorld, kind: MemoryKind, table: DataTable) {
  drawRows(this, table, kind);
});

action(
  '{process} writes {content} to {pages}',
  function (this: KsmWorld, process: string, content: PageContent, pages: PageSelection[]) {
    this.onRanges(pages, process, (start, length) =>
      this.subject.fill(
        process,
        start,
        Array.from({ length }, () => content),
      ),
    );
  },
);

action(
  '{process} gives {pages} the checksum of zeroes',
  function (this: KsmWorld, process: string, pages: PageSelection[]) {
    this.onPages(pages, process, (page) => this.model.collideWithZeroes(process, page));
  },
);

action(
  '{process} {pageCall} {pages}',
  function (this: KsmWorld, process: string, call: string, pages: PageSelection[]) {
    const onOne = PAGE_CALLS[call];
    const onRange = RANGE_CALLS[call];
    if (onOne) this.onPages(pages, process, (page) => onOne(this, process, page));
    else if (onRange) {
      this.onRanges(pages, process, (start, length) => onRange(this, process, start, length));
    }
  },
);

action(
  '{process} advises {advice} on {pages}',
  function (this: KsmWorld, process: string, advice: Advice, pages: PageSelection[]) {
    this.onRanges(pages, process, (start, length) => this.subject.madvise(process, start, length, advice));
  },
);

action('{process} makes {pages} read-only', function (this: KsmWorld, process: string, pages: PageSelection[]) {
  this.onRanges(pages, process, (start, length) => this.subject.mprotect(process, start, length, 'PROT_READ'));
});

action('{process} makes {pages} writable', function (this: KsmWorld, process: string, pages: PageSelection[]) {
  this.onRanges(pages, process, (start, length) =>
    this.subject.mprotect(process, start, length, 'PROT_READ|PROT_WRITE'),
  );
});

action(
  '{process} gives {pages} protection key {int}',
  function (this: KsmWorld, process: string, pages: PageSelection[], key: number) {
    this.onRanges(pages, process, (start, length) => this.subject.giveKey(process, start, length, key));
  },
);

action('{process} mremaps {pages}', function (this: KsmWorld, process: string, pages: PageSelection[]) {
  this.remap(pages, process);
});

action(
  '{process} migrates {pages} to node {int}',
  function (this: KsmWorld, process: string, pages: PageSelection[], node: number) {
    this.onPages(pages, process, (page) => this.subject.migrate(process, page, node));
  },
);

action('a migration of {pages} to node {int} starts', function (this: KsmWorld, pages: PageSelection[], node: number) {
  this.onPages(pages, '', (page, process) => this.model.startMigration(process, page, node));
});

action('NUMA balancing marks {pages}', function (this: KsmWorld, pages: PageSelection[]) {
  this.onPages(pages, '', (page, process) => this.model.numaHint(process, page));
});

action('{pages} wait(s) in a pagevec', function (this: KsmWorld, pages: PageSelection[]) {
  this.onPages(pages, '', (page, process) => this.model.putInPagevec(process, page));
});

action('reclaim asks who has accessed {pages}', function (this: KsmWorld, pages: PageSelection[]) {
  this.onPages(pages, '', (page, process) => {
    const result = this.model.accesses(process, page);
    accessed(this).ptes = result;
    return Math.min(result, 0);
  });
});

Then('it was accessed through {int} pte(s)', function (this: KsmWorld, ptes: number) {
  const found = accessed(this).ptes ?? fail('reclaim has asked of no page who has accessed it');
  expectSame('it was accessed through', found, ptes, ' ptes');
});

action('a TLB flush of {process} is pending', function (this: KsmWorld, process: string) {
  this.act(() => this.model.pendTlbFlush(process));
});

action('the memory of node {int} {hotplugEvent}', function (this: KsmWorld, node: number, event: string) {
  this.act(() => this.model.hotplug(node, HOTPLUG_EVENTS[event] as HotplugAction));
});

action('reclaim takes the pages that only the swap cache holds', function (this: KsmWorld) {
  this.act(() => this.model.reclaim());
});
