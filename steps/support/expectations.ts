// SPDX-License-Identifier: GPL-2.0-only
// How a step fails: with one text that names what was found and what was expected.

/** What a step expects and does not find, or can't do. Its message says it all. */
export class ExpectationError extends Error {
  override readonly name = 'ExpectationError';
}

export function fail(text: string): never {
  throw new ExpectationError(text);
}

/** @param text only asked for when the condition does not hold */
export function expectThat(condition: boolean, text: () => string): void {
  if (!condition) fail(text());
}

/** @param what with its verb: "the clock shows" */
export function expectSame<T extends string | number | boolean>(what: string, found: T, expected: T, unit = ''): void {
  if (found !== expected) fail(`${what} ${found}${unit}; expected ${expected}${unit}`);
}

/** `1 page`, `2 pages` */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c` */
export function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const isNumber = (cell: string): boolean => /^[+-]?\d+$/.test(cell);

/** Rows in aligned columns below each other, indented; columns of numbers to the right. The first row is the head. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells = Array.from({ length: columns }, (_, at) => rows.map((row) => row[at] ?? ''));
  const widths = cells.map((column) => Math.max(...column.map((cell) => cell.length)));
  const toTheRight = cells.map((column) => column.slice(1).some(isNumber));
  return rows
    .map((row) =>
      row.map((cell, at) => (toTheRight[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))),
    )
    .map((row) => `  ${row.join('  ').trimEnd()}`)
    .join('\n');
}

/** Rows as tables have them, with columns as wide as those of the others as well. */
function lines(rows: readonly string[][], others: readonly string[][]): string[] {
  const width = (at: number) => Math.max(...[...rows, ...others].map((row) => row[at]?.length ?? 0));
  return rows.map((row) => `| ${row.map((cell, at) => cell.padEnd(width(at))).join(' | ')} |`);
}

/** Compares rows in their order. @param what with its verb: "the stable tree holds" */
export function expectRows(what: string, found: readonly string[][], expected: readonly string[][]): void {
  const [are, should] = [lines(found, expected), lines(expected, found)];
  const length = Math.max(are.length, should.length);
  const rows = Array.from({ length }, (_, at) => [should[at] ?? '-', are[at] ?? '-']);
  if (rows.every(([one, other]) => one === other)) return;
  const marked = rows.map(([one = '', other = '']) => [one, other, one === other ? '' : 'differs']);
  fail(`${what} other rows than expected:\n${aligned([['expected', 'found'], ...marked])}`);
}
