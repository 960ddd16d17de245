// SPDX-License-Identifier: GPL-2.0-only
// The pages that a phrase names, among those that the scenario has drawn.

import { counted, fail } from './expectations';
import { type PageAddress, rangeName } from './page-names';
import type { PageSelection } from './pages';

/** "there is no process B; the scenario has A, C" */
export function noProcess(name: string, known: Iterable<string>): string {
  const names = [...known].join(', ');
  return `there is no process ${name}; the scenario has ${names || 'none'}`;
}

/** What a selection says of a process that it does not fit. */
function spokenOf({ first, last }: PageSelection): string {
  return Number.isFinite(last) ? rangeName('its', first, last).replace(/ page$/, '') : 'its pages';
}

function select(selection: PageSelection, process: string, addresses: readonly number[]): PageAddress[] {
  const of = addresses.length;
  const last = Number.isFinite(selection.last) ? selection.last : of;
  const { first } = selection;
  if (first < 1) fail('pages are counted from 1: there is no 0th');
  if (selection.last < first) fail(`its pages ${first} to ${last} are none; expected pages ${last} to ${first}`);
  if (last > of || first > last)
    fail(`${process} has ${counted(of, 'page')}; the scenario speaks of ${spokenOf(selection)}`);
  return addresses.slice(first - 1, last).map((address, index) => ({ process, number: first + index, address, of }));
}

/** In the order of the phrase. @param actor whom "its" stands for */
export function choosePages(
  drawn: ReadonlyMap<string, readonly number[]>,
  selections: readonly PageSelection[],
  actor: string | undefined,
): PageAddress[] {
  return selections.flatMap((selection) => {
    const process = selection.process ?? actor;
    if (!process) return fail('"its" needs a process that acts: name it');
    // A process acts on its own memory: the same address is another page elsewhere.
    if (actor && process !== actor) return fail(`${actor} does that to its own pages; ${process} has others`);
    return select(selection, process, drawn.get(process) ?? fail(noProcess(process, drawn.keys())));
  });
}
