// SPDX-License-Identifier: GPL-2.0-only
// Tables of counters, and those that differ from them.

import type { DataTable } from '@cucumber/cucumber';
import { nearestHint } from '../../src/spec/nearest';
import { COUNTERS, type CounterName, type Counters, LATER_COUNTERS } from '../subject/subject';
import { aligned, expectThat, fail } from './expectations';
import { refuseAbsentCounter } from './sysfs-files';
import type { KsmWorld } from './world';

const ALL_COUNTERS: readonly CounterName[] = [...COUNTERS, ...LATER_COUNTERS];

/** A table of two columns, names and numbers. @param what such a name is: "counter" */
export function numbersByName<Name extends string>(
  table: DataTable,
  what: string,
  names: readonly Name[],
): Partial<Record<Name, number>> {
  const result: Partial<Record<Name, number>> = {};
  expectThat(table.raw().length > 0, () => `the table names no ${what}: it would show nothing`);
  for (const row of table.raw()) {
    const [name = '', value = '', ...others] = row;
    const known = names.find((each) => each === name);
    if (known === undefined)
      return fail(`"${name}" is no ${what}; ${what}s are ${names.join(', ')}${nearestHint(name, names)}`);
    expectThat(result[known] === undefined, () => `${name} stands in the table twice`);
    expectThat(others.length === 0, () => `| ${row.join(' | ')} | has too many columns: a ${what}, and a number`);
    expectThat(/^[+-]?\d+$/.test(value), () => `"${value}" is no number for ${name}`);
    result[known] = Number(value);
  }
  return result;
}

function counterTable(world: KsmWorld, table: DataTable): Partial<Counters> {
  const named = numbersByName(table, 'counter', ALL_COUNTERS);
  // That there are 0 of what a release does not count is true of it.
  for (const [name, value] of Object.entries(named)) if (value !== 0) refuseAbsentCounter(world.subject.release, name);
  return named;
}

/** full_scans counts by itself whenever ksmd runs, and only some releases have the later ones: if named. */
const compared = (named: Partial<Counters>): CounterName[] =>
  ALL_COUNTERS.filter((name) => name in named || COUNTERS.some((known) => known === name && name !== 'full_scans'));

const signed = (change: number): string => (change > 0 ? `+${change}` : String(change));

/** @param table null when none may have changed */
export function expectChanges(world: KsmWorld, table: DataTable | null): void {
  const { counters: before } = world.past;
  const expected = table === null ? {} : counterTable(world, table);
  const now = world.subject.look([]).counters;
  const wrong = compared(expected).filter((name) => now[name] - before[name] !== (expected[name] ?? 0));
  if (wrong.length === 0) return;
  const rows = wrong.map((name) => {
    const change = expected[name];
    const wanted = change === undefined ? 'unchanged' : signed(change);
    return [name, String(before[name]), String(now[name]), signed(now[name] - before[name]), wanted];
  });
  fail(`counters differ:\n${aligned([['counter', 'before', 'after', 'change', 'expected change'], ...rows])}`);
}

export function expectCounters(world: KsmWorld, table: DataTable): void {
  const expected = counterTable(world, table);
  const now = world.subject.look([]).counters;
  const wrong = compared(expected).filter((name) => now[name] !== (expected[name] ?? 0));
  if (wrong.length === 0) return;
  const rows = wrong.map((name) => {
    const before = world.before?.counters[name] ?? '-';
    return [name, String(before), String(now[name]), String(expected[name] ?? '0 (not named)')];
  });
  fail(`counters differ:\n${aligned([['counter', 'before', 'after', 'expected'], ...rows])}`);
}
