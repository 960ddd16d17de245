// SPDX-License-Identifier: GPL-2.0-only
// The mutants that no scenario notices: those of a run, those that survivors.md gives a reason for, and how they differ.

import { InputError } from '../report/inputs/input-error';
import { list, number, object, record, text } from '../report/inputs/shape';

/** A mutant, told apart by what it changes and not by where: lines move. */
export interface Survivor {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

/** The files and mutants of Stryker's JSON report. */
const position = object({ line: number, column: number });
const mutant = object({
  mutatorName: text,
  replacement: text,
  status: text,
  location: object({ start: position, end: position }),
});
export const mutationReport = object({ files: record(object({ source: text, mutants: list(mutant) })) });
export type MutationReport = ReturnType<typeof mutationReport>;
type Mutant = ReturnType<typeof mutant>;

/** Longer texts are cut: a table should stay readable, and their beginning tells them apart. */
const SHOWN = 120;
const SURVIVING = ['Survived', 'NoCoverage'];

function inOneLine(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
}

function survivorOf(file: string, source: string, { mutatorName, replacement, location }: Mutant): Survivor {
  const { start, end } = location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = (lines[last] as string).slice(0, end.column - 1);
  lines[0] = (lines[0] as string).slice(start.column - 1);
  const original = inOneLine(lines.join('\n'));
  return { file, line: start.line, mutator: mutatorName, original, replacement: inOneLine(replacement) };
}

/** All mutants of a run that are, or are not, among the survivors. */
function mutants(report: MutationReport, surviving: boolean): Survivor[] {
  return Object.entries(report.files).flatMap(([file, { source, mutants: all }]) =>
    all.filter(({ status }) => SURVIVING.includes(status) === surviving).map((each) => survivorOf(file, source, each)),
  );
}

export const survivorsOf = (report: MutationReport): Survivor[] => mutants(report, true);

const cellOf = (code: string): string => {
  const escaped = code.replaceAll('|', '\\|');
  return escaped.includes('`') ? `\`\` ${escaped} \`\`` : `\`${escaped}\``;
};

const codeOf = (cell: string): string => cell.replace(/^(`+) ?(.*?) ?\1$/, '$2').replaceAll('\\|', '|');

/** A row of survivors.md, but for the reason. */
export function rowOf({ line, mutator, original, replacement }: Survivor): string {
  return `| ${line} | ${mutator} | ${cellOf(original)} | ${cellOf(replacement)} |`;
}

/** Reads survivors.md: a heading for each file, below it a table. @throws InputError for a row without a valid reason */
export function listedSurvivors(path: string, markdown: string): Survivor[] {
  const listed: Survivor[] = [];
  let file = '';
  for (const [index, row] of markdown.split('\n').entries()) {
    if (row.startsWith('## ')) file = row.slice(3).trim();
    const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (!/^\d+$/.test(cells[1] ?? '')) continue;
    const [, line, mutator, original, replacement, reason] = cells as [string, string, string, string, string, string];
    if (!/^(equivalent|unreachable): ./.test(reason ?? '')) {
      throw new InputError(path, index + 1, "the reason must begin with 'equivalent: ' or 'unreachable: '");
    }
    listed.push({ file, line: Number(line), mutator, original: codeOf(original), replacement: codeOf(replacement) });
  }
  return listed;
}

const keyOf = ({ file, mutator, original, replacement }: Survivor): string =>
  JSON.stringify([file, mutator, original, replacement]);

/** What of `these` is not matched, one for one, by one of `those`. */
function without(these: readonly Survivor[], those: readonly Survivor[]): Survivor[] {
  const counts = new Map<string, number>();
  for (const each of those) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return these.filter((each) => {
    const left = counts.get(keyOf(each)) ?? 0;
    counts.set(keyOf(each), left - 1);
    return left <= 0;
  });
}

export interface Differences {
  /** Survived, and no reason is given. */
  readonly unlisted: readonly Survivor[];
  /** Listed, and killed by now. */
  readonly killed: readonly Survivor[];
  /** Listed, and there is no such mutant in a file that was mutated. */
  readonly vanished: readonly Survivor[];
}

export function differences(report: MutationReport, listed: readonly Survivor[]): Differences {
  const survivors = survivorsOf(report);
  const done = without(
    listed.filter(({ file }) => file in report.files),
    survivors,
  );
  const vanished = without(done, mutants(report, false));
  return { unlisted: without(survivors, listed), killed: without(done, vanished), vanished };
}
