// SPDX-License-Identifier: GPL-2.0-only
// What can be seen from outside: counters, frames, contents, results.

import { strict as assert } from 'node:assert';
import { type DataTable, Then } from '@cucumber/cucumber';
import { errname } from '../src/kernel/errno';
import { COUNTERS, type CounterName, type Counters, LATER_COUNTERS, type PageContent } from './subject/subject';
import { expectedBytes } from './support/expected-bytes';
import type { PageSelection } from './support/pages';
import type { KsmWorld, PageAddress, Snapshot } from './support/world';

const ALL_COUNTERS: readonly CounterName[] = [...COUNTERS, ...LATER_COUNTERS];

/** A table of counters and numbers, in the table's own words. */
function counterTable(table: DataTable): Partial<Counters> {
  const result: Partial<Counters> = {};
  for (const [name = '', value = ''] of table.raw()) {
    const counter = ALL_COUNTERS.find((known) => known === name);
    assert.ok(counter, `"${name}" is no counter; counters are ${ALL_COUNTERS.join(', ')}`);
    assert.match(value, /^[+-]?\d+$/, `"${value}" is no number for ${name}`);
    result[counter] = Number(value);
  }
  return result;
}

/** full_scans counts by itself whenever ksmd runs, and only some releases have the later ones: if named. */
const compared = (named: Partial<Counters>): CounterName[] =>
  ALL_COUNTERS.filter((name) => name in named || COUNTERS.some((known) => known === name && name !== 'full_scans'));

function snapshot(world: KsmWorld): Snapshot {
  assert.ok(world.before, 'nothing has happened yet');
  return world.before;
}

async function assertChanges(world: KsmWorld, expected: Partial<Counters>): Promise<void> {
  const { counters: before } = snapshot(world);
  const now = await world.subject.counters();
  const names = compared(expected);
  assert.deepEqual(
    Object.fromEntries(names.map((name) => [name, now[name] - before[name]])),
    Object.fromEntries(names.map((name) => [name, expected[name] ?? 0])),
  );
}

Then('the counters change by', async function (this: KsmWorld, table: DataTable) {
  await assertChanges(this, counterTable(table));
});

Then('the counters do not change', async function (this: KsmWorld) {
  await assertChanges(this, {});
});

Then('the counters are', async function (this: KsmWorld, table: DataTable) {
  const expected = counterTable(table);
  const now = await this.subject.counters();
  const names = compared(expected);
  assert.deepEqual(
    Object.fromEntries(names.map((name) => [name, now[name]])),
    Object.fromEntries(names.map((name) => [name, expected[name] ?? 0])),
  );
});

/** The frames of some pages, all of them mapped. */
async function framesOf(world: KsmWorld, pages: readonly PageAddress[]): Promise<number[]> {
  const frames: number[] = [];
  for (const page of pages) {
    const frame = await world.frame(page);
    assert.notEqual(frame, null, `${page.process}'s page ${page.number} is not mapped`);
    frames.push(frame as number);
  }
  return frames;
}

Then('{pages} share one frame', async function (this: KsmWorld, pages: PageSelection[]) {
  const frames = await framesOf(this, this.pages(pages));
  assert.ok(frames.length > 1, 'one page shares nothing');
  assert.deepEqual([...new Set(frames)], [frames[0]]);
  assert.notEqual(frames[0], 0, 'the pages map the zero page');
});

Then('{pages} share {int} frames', async function (this: KsmWorld, pages: PageSelection[], count: number) {
  assert.equal(new Set(await framesOf(this, this.pages(pages))).size, count);
});

Then('{pages} have frames of their own', async function (this: KsmWorld, pages: PageSelection[]) {
  const frames = await framesOf(this, this.pages(pages));
  assert.equal(new Set(frames).size, frames.length, `frames ${frames.join(', ')}`);
});

Then('{pages} map(s) the zero page', async function (this: KsmWorld, pages: PageSelection[]) {
  for (const frame of await framesOf(this, this.pages(pages))) assert.equal(frame, 0);
});

Then(
  '{pages} is/are in the frame that {pages} had',
  async function (this: KsmWorld, pages: PageSelection[], former: PageSelection[]) {
    const [source, ...others] = this.pages(former);
    assert.ok(source && others.length === 0, 'the former page must be one');
    const frame = snapshot(this).frames.get(`${source.process}:${source.address}`);
    for (const now of await framesOf(this, this.pages(pages))) assert.equal(now, frame);
  },
);

Then(
  '{process} reads back {content} from {pages}',
  async function (this: KsmWorld, process: string, content: PageContent, pages: PageSelection[]) {
    for (const page of this.pages(pages, process)) {
      assert.deepEqual(await this.subject.read(page.process, page.address), expectedBytes(content));
    }
  },
);

Then('{int} frame(s) is/are {freedOrTaken}', async function (this: KsmWorld, count: number, sign: number) {
  assert.equal(((await this.subject.freeFrames()) - snapshot(this).freeFrames) * sign + 0, count);
});

Then('it {outcome}', function (this: KsmWorld, expected: string) {
  assert.equal(errname(this.result), expected);
});
