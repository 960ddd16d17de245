// SPDX-License-Identifier: GPL-2.0-only
// Memory of processes, and what they do with it.

import { type DataTable, Given, When } from '@cucumber/cucumber';
import type { Advice, AreaKind, PageContent } from './subject/subject';
import { parseDrawing } from './support/contents';
import type { PageSelection } from './support/pages';
import type { KsmWorld } from './support/world';

/** Rows of `| process | pages |`, drawn in order. */
async function drawRows(world: KsmWorld, table: DataTable, kind: AreaKind, advise: boolean): Promise<void> {
  for (const [process = '', cell = '', node = '0'] of table.raw()) {
    const pages = parseDrawing(cell, world.freshName);
    const start = await world.draw(process, pages, kind, Number(node.replace('node ', '')));
    if (!advise) continue;
    const result = await world.subject.madvise(process, start, pages.length, 'MADV_MERGEABLE');
    if (result !== 0) throw new Error(`${process} can't advise its memory: ${result}`);
  }
}

Given('a machine with {int} NUMA node(s) of {int} frames', function (this: KsmWorld, nodes: number, frames: number) {
  this.boot({ nodes, pages_per_node: frames });
});

Given(
  'a machine with {int} NUMA node(s) of {int} frames and {int} swap slot(s)',
  function (this: KsmWorld, nodes: number, frames: number, swap: number) {
    this.boot({ nodes, pages_per_node: frames, swap });
  },
);

Given('mergeable memory', async function (this: KsmWorld, table: DataTable) {
  await drawRows(this, table, 'anonymous', true);
});

Given('mergeable {areaKind} memory', async function (this: KsmWorld, kind: AreaKind, table: DataTable) {
  await drawRows(this, table, kind, true);
});

Given('{areaKind} memory', async function (this: KsmWorld, kind: AreaKind, table: DataTable) {
  await drawRows(this, table, kind, false);
});

When(
  '{process} writes {content} to {pages}',
  async function (this: KsmWorld, process: string, content: PageContent, pages: PageSelection[]) {
    await this.onPages(pages, process, (page) => this.subject.write(process, page, content));
  },
);

When('{process} changes one byte of {pages}', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onPages(pages, process, async (page) => {
    const bytes = await this.subject.read(process, page);
    return typeof bytes === 'number' ? bytes : await this.subject.poke(process, page, 100, (bytes[100] ?? 0) ^ 1);
  });
});

When(
  '{process} gives {pages} the checksum of zeroes',
  async function (this: KsmWorld, process: string, pages: PageSelection[]) {
    await this.onPages(pages, process, (page) => this.model.collideWithZeroes(process, page));
  },
);

When('{process} reads {pages}', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onPages(pages, process, async (page) => {
    const bytes = await this.subject.read(process, page);
    return typeof bytes === 'number' ? bytes : 0;
  });
});

When(
  '{process} advises {advice} on {pages}',
  async function (this: KsmWorld, process: string, advice: Advice, pages: PageSelection[]) {
    await this.onRanges(pages, process, (start, length) => this.subject.madvise(process, start, length, advice));
  },
);

When('{process} unmaps {pages}', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onRanges(pages, process, (start, length) => this.subject.munmap(process, start, length));
});

When('{process} makes {pages} read-only', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onRanges(pages, process, (start, length) => this.subject.protect(process, start, length));
});

When('{process} mlocks {pages}', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onRanges(pages, process, (start, length) => this.subject.mlock(process, start, length));
});

When('{process} munlocks {pages}', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onRanges(pages, process, (start, length) => this.subject.munlock(process, start, length));
});

When('{process} pins {pages}', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onPages(pages, process, (page) => this.model.pin(process, page));
});

When('{process} unpins {pages}', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onPages(pages, process, (page) => this.model.unpin(process, page));
});

When('{process} swaps out {pages}', async function (this: KsmWorld, process: string, pages: PageSelection[]) {
  await this.onPages(pages, process, (page) => this.model.swapOut(process, page));
});

When(
  '{process} migrates {pages} to node {int}',
  async function (this: KsmWorld, process: string, pages: PageSelection[], node: number) {
    await this.onPages(pages, process, (page) => this.model.migrate(process, page, node));
  },
);
