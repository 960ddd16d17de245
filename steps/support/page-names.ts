// SPDX-License-Identifier: GPL-2.0-only
// Pages by name, as phrases have them: "A's page", "A's 2nd page", "A's pages 2 to 4".

import { joined } from './expectations';

/** One page of a process. */
export interface PageAddress {
  readonly process: string;
  /** From 1. */
  readonly number: number;
  readonly address: number;
  /** How many pages the process has. */
  readonly of: number;
}

/** `1st`, `2nd`, `13th` */
export function ordinal(number: number): string {
  const teen = number % 100 > 10 && number % 100 < 14;
  return `${number}${(teen ? '' : { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10]) || 'th'}`;
}

/** Pages `first` to `last` of whoever is named. */
export function rangeName(owner: string, first: number, last: number): string {
  return first === last ? `${owner} ${ordinal(first)} page` : `${owner} pages ${first} to ${last}`;
}

function runName({ process, number, of }: PageAddress, last: number): string {
  return of === 1 ? `${process}'s page` : rangeName(`${process}'s`, number, last);
}

export const pageName = (page: PageAddress): string => runName(page, page.number);

/** Several pages; neighbours are named together. */
export function pageNames(pages: readonly PageAddress[]): string {
  const runs: { first: PageAddress; last: number }[] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run?.first.process === page.process && run.last + 1 === page.number) run.last++;
    else runs.push({ first: page, last: page.number });
  }
  return joined(runs.map(({ first, last }) => runName(first, last)));
}
