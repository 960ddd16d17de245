// SPDX-License-Identifier: GPL-2.0-only
// Which pages a phrase speaks of: "A's page", "its 2nd page", "B's pages 2 to 4", and several of these.

/** Some pages of one process, by their numbers from 1. */
export interface PageSelection {
  /** Null for "its": the process that acts. */
  readonly process: string | null;
  readonly first: number;
  /** Infinity for all from `first` on. */
  readonly last: number;
}

const OWNER = "(?:its|[A-Z]\\w*'s)";
const ONE = `${OWNER} (?:(?:\\d+(?:st|nd|rd|th) )?page|pages(?: \\d+ to \\d+)?)`;
/** Matches what parsePages() reads. */
export const PAGES_PATTERN = new RegExp(`${ONE}(?:(?:, | and |, and )${ONE})*`);

const PART = /(its|[A-Z]\w*)(?:'s)? (?:(?:(\d+)(?:st|nd|rd|th) )?page(?!s)|pages(?: (\d+) to (\d+))?)/g;

/** @param text what PAGES_PATTERN has matched */
export function parsePages(text: string): PageSelection[] {
  return [...text.matchAll(PART)].map(([whole, owner, nth, first, last]) => {
    const process = owner === 'its' ? null : (owner as string);
    if (first !== undefined) return { process, first: Number(first), last: Number(last) };
    if (whole.endsWith('pages')) return { process, first: 1, last: Number.POSITIVE_INFINITY };
    const number = nth === undefined ? 1 : Number(nth);
    return { process, first: number, last: number };
  });
}
