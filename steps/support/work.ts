// SPDX-License-Identifier: GPL-2.0-only
// The exact work of an action, as a table.

import type { DataTable } from '@cucumber/cucumber';
import type { Work } from '../../src/machine/machine';
import { numbersByName } from './counters';
import { aligned, expectThat, fail } from './expectations';
import type { KsmWorld } from './world';

export function expectWork(world: KsmWorld, table: DataTable): void {
  const { work } = world.model.machine;
  const before = world.past.inside?.work ?? work;
  const names = Object.keys(work) as (keyof Work)[];
  const expected = numbersByName(table, 'kind of work', names);
  const unnamed = names.filter((name) => expected[name] === undefined);
  expectThat(unnamed.length === 0, () => `the table lacks ${unnamed.join(', ')}: it names all work or shows little`);
  const wrong = names.filter((name) => work[name] - before[name] !== expected[name]);
  const rows = wrong.map((name) => [name, String(work[name] - before[name]), String(expected[name])]);
  if (wrong.length > 0) fail(`the work differs:\n${aligned([['work', 'done', 'expected'], ...rows])}`);
}
