// SPDX-License-Identifier: GPL-2.0-only
// samepage explore: runs every placement of a few operations over all windows of the shipped set-ups, and writes
// explore.json and .html, and below explore/ a trace for each kind of harm. Exit status 1 when there is harm that v4.18
// is not known for, or when a whole exploration misses harm that it is known for.

import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { breathing } from '../../races/breathe';
import { type Exploration, mergeExplorations, OutcomeCounter, type SetUpOutcome } from '../../races/exploration';
import { type ExploreLimits, explore } from '../../races/explore';
import { KNOWN_HARMS } from '../../races/known-harms';
import { type Shard, WHOLE } from '../../races/parts';
import { replaySchedule } from '../../races/replay';
import { parseSchedule, scheduleWorkload } from '../../races/schedule';
import type { SetUp } from '../../races/set-up';
import { SET_UPS } from '../../races/set-ups';
import { shrinkWorkload } from '../../races/shrink';
import { runWorkload } from '../../races/workload';
import { type ExploreResult, readExploration } from '../../report/inputs/races';
import { exploreDocument } from '../../report/page/explore-document';
import type { ResultsFolder } from '../../results/folder';
import { RunFolder } from '../../results/run-folder';
import { writeAllWhole, writeWhole } from '../../results/write-whole';
import { nearestHint } from '../../spec/nearest';
import { UsageError } from '../../usage-error';
import { ProgressLine } from '../progress-line';
import { readPart } from '../read-part';
import { reportsOption } from '../reports-option';
import { parseShard } from '../shard';

interface Options {
  readonly setUp: readonly SetUp[];
  readonly placements: number;
  readonly prune: boolean;
  readonly shard: Shard;
  readonly replay?: string;
  readonly merge?: readonly string[];
  readonly reports: ResultsFolder;
}

/** Fewer placements miss harm that needs two. */
const WHOLE_PLACEMENTS = 2;

function parsePlacements(text: string): number {
  if (!/^[1-4]$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 4.');
  return Number(text);
}

function parseSetUp(name: string, before: readonly SetUp[]): SetUp[] {
  const setUp = SET_UPS.find((known) => known.name === name);
  if (setUp === undefined) {
    const names = SET_UPS.map((known) => known.name);
    throw new InvalidArgumentError(`Set-ups are ${names.join(', ')}${nearestHint(name, names)}.`);
  }
  return before.includes(setUp) ? [...before] : [...before, setUp];
}

/** The trace of a schedule, shrunk to the fewest operations that come to the same harm. */
async function harmTrace(schedule: string, kind: string): Promise<string> {
  const { operations, settledFrom } = scheduleWorkload(parseSchedule(schedule, SET_UPS));
  const { lines } = runWorkload(await breathing(shrinkWorkload(operations, kind, settledFrom)));
  return `# ${schedule}\n# ${kind}\n${lines.join('\n')}\n`;
}

const traceName = (setUp: string, kind: string): string =>
  `${setUp}-${kind.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()}.trace`;

function printOutcome({ name, schedules, harms }: SetUpOutcome): void {
  console.log(`${name.padEnd(20)} ${String(schedules).padStart(8)} schedules`);
  for (const { kind, known, schedules: count, schedule } of harms) {
    const expected = known === null ? 'NOT KNOWN OF v4.18' : `known: ${known}`;
    console.log(`  ${kind} (${expected}), in ${count}, first in\n    ${schedule}\n    ${traceName(name, kind)}`);
  }
}

function exploreAll({ setUp, placements, prune, shard }: Options): Exploration {
  const limits: ExploreLimits = { placements, prune, shard };
  const progress = new ProgressLine(setUp.length);
  const setUps = setUp.map((one, done) => {
    const counter = new OutcomeCounter(one);
    for (const result of explore(one, limits)) {
      counter.add(result);
      progress.update(done, `${one.name}, ${counter.outcome.schedules} schedules`);
    }
    progress.clear();
    printOutcome(counter.outcome);
    return counter.outcome;
  });
  return { placements, prune, shard, setUps };
}

function mergeParts(files: readonly string[]): Exploration {
  const whole = mergeExplorations(files.map((file) => readPart(file, readExploration)));
  for (const outcome of whole.setUps) printOutcome(outcome);
  return whole;
}

/** How often each window is entered when no other task acts, over all set-ups. */
function windowTotals({ setUps }: Exploration): string {
  const totals = new Map<string, number>();
  for (const { windows } of setUps) {
    for (const [window, count] of Object.entries(windows)) totals.set(window, (totals.get(window) ?? 0) + count);
  }
  return [...totals]
    .sort(([, a], [, b]) => b - a)
    .map(([window, count]) => `${window} ${count}`)
    .join(', ');
}

/** What part of the whole an exploration is; null for all of it. */
function partOf({ placements, shard, setUps }: Exploration): string | null {
  const parts: string[] = [];
  if (setUps.length < SET_UPS.length) parts.push(`${setUps.length} of ${SET_UPS.length} set-ups`);
  if (placements < WHOLE_PLACEMENTS) parts.push(`${placements} of ${WHOLE_PLACEMENTS} operations`);
  if (shard.n > 1) parts.push(`part ${shard.k} of ${shard.n}`);
  return parts.length === 0 ? null : parts.join(', ');
}

/** The last lines, and whether all is as it should be. */
function conclude({ part, placements, setUps, ...rest }: ExploreResult): boolean {
  const harms = setUps.flatMap((outcome) => outcome.harms);
  const unknown = harms.filter(({ known }) => known === null);
  const missing = part === null ? KNOWN_HARMS.filter(({ name }) => !harms.some(({ known }) => known === name)) : [];
  const schedules = setUps.reduce((sum, outcome) => sum + outcome.schedules, 0);
  console.log(`\n${setUps.length} set-ups, ${schedules} schedules with up to ${placements} operations`);
  console.log(`Windows without others: ${windowTotals({ placements, setUps, ...rest })}`);
  if (part === null) {
    console.log(`${KNOWN_HARMS.length - missing.length} of ${KNOWN_HARMS.length} harms found that v4.18 is known for`);
  } else console.log(`A partial run (${part}): the results of whole ones are as they were`);
  for (const { name, about } of missing) console.log(`NOT FOUND: ${name}: ${about}`);
  console.log(`${unknown.length} kinds of harm that it is not known for`);
  return unknown.length === 0 && missing.length === 0;
}

async function writeReports(result: ExploreResult, reports: ResultsFolder): Promise<void> {
  const place = (name: string): string => reports.place(name, result.part);
  const traces = new RunFolder(place('explore'));
  for (const { name, harms } of result.setUps) {
    for (const { kind, schedule } of harms) {
      writeWhole(path.join(traces.path, traceName(name, kind)), await harmTrace(schedule, kind));
    }
  }
  traces.keep();
  writeAllWhole([
    [place('explore.json'), `${JSON.stringify(result, null, 1)}\n`],
    [place('explore.html'), exploreDocument(result)],
  ]);
  console.log(`Look at ${place('explore.html')}; the traces are in ${place('explore')}`);
}

/** Runs one schedule and prints it as a trace, with what was found. @throws UsageError when an operation never ran */
function replay(text: string): boolean {
  const { harm, lines, unreached } = replaySchedule(text, SET_UPS);
  const [first] = unreached;
  if (first !== undefined) throw new UsageError(first);
  console.log(`${lines.join('\n')}\n# ${harm === null ? 'no harm' : harm.text}`);
  return harm === null;
}

async function run(options: Options): Promise<boolean> {
  const { reports } = options;
  if (options.replay !== undefined) return replay(options.replay);
  reports.probe();
  const exploration = options.merge === undefined ? exploreAll(options) : mergeParts(options.merge);
  const result = { ...exploration, time: new Date().toISOString(), part: partOf(exploration) };
  await writeReports(result, reports);
  return conclude(result);
}

export const command = new Command('explore')
  .option('--set-up <name>', 'only this one; may be repeated', parseSetUp, [])
  .option('--placements <n>', 'operations placed together', parsePlacements, WHOLE_PLACEMENTS)
  .option('--no-prune', 'run schedules, too, that only repeat another one')
  .option('--shard <k/n>', 'only the k-th of n parts', parseShard, WHOLE)
  .option('--merge <files...>', 'explore nothing; put together the explore.json files of all parts')
  .option('--replay <schedule>', 'run one schedule, as a summary names it')
  .addOption(reportsOption())
  .addHelpText(
    'after',
    "\nExamples:\n  samepage explore --set-up merge\n  samepage explore --replay 'zero-pages: up_read#1 munmap A 0x10000 1'",
  )
  .action(async (given: Options) => {
    const setUp = given.setUp.length === 0 ? SET_UPS : given.setUp;
    process.exitCode = (await run({ ...given, setUp })) ? 0 : 1;
  });
