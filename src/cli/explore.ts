// SPDX-License-Identifier: GPL-2.0-only
// npm run explore: runs every placement of a few operations over all windows of the shipped set-ups, and writes
// reports/explore.json and .html, and below reports/explore/ a trace for each kind of harm. Exit status 1 when there is
// harm that v4.18 is not known for, or when a whole exploration misses harm that it is known for.

import { rmSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { writeWhole } from '../bench/write-whole';
import { type Exploration, mergeExplorations, OutcomeCounter, type SetUpOutcome } from '../races/exploration';
import { type ExploreLimits, explore } from '../races/explore';
import { KNOWN_HARMS } from '../races/known-harms';
import { PartsError, type Shard, WHOLE } from '../races/parts';
import { parseSchedule, ScheduleError, scheduleWorkload } from '../races/schedule';
import type { SetUp } from '../races/set-up';
import { SET_UPS } from '../races/set-ups';
import { shrinkWorkload } from '../races/shrink';
import { runWorkload } from '../races/workload';
import { readExploration } from '../report/inputs/races';
import { exploreDocument } from '../report/page/explore-document';
import { inRoot, REPORTS } from './project';
import { readPart } from './read-part';
import { parseShard } from './shard';

interface Options {
  readonly setUp: SetUp[];
  readonly placements: number;
  readonly prune: boolean;
  readonly shard: Shard;
  readonly replay?: string;
  readonly merge?: string[];
}

function parsePlacements(text: string): number {
  if (!/^[1-4]$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 4.');
  return Number(text);
}

function parseSetUp(name: string, before: SetUp[] = []): SetUp[] {
  const setUp = SET_UPS.find((known) => known.name === name);
  if (setUp === undefined) {
    throw new InvalidArgumentError(`Set-ups are ${SET_UPS.map((known) => known.name).join(', ')}.`);
  }
  return [...before, setUp];
}

/** The trace of a schedule, shrunk to the fewest operations that come to the same harm. */
function harmTrace(schedule: string, kind: string): string {
  const { operations, settledFrom } = scheduleWorkload(parseSchedule(schedule, SET_UPS));
  const { lines } = runWorkload(shrinkWorkload(operations, kind, settledFrom));
  return `# ${schedule}\n# ${kind}\n${lines.join('\n')}\n`;
}

const traceFile = (setUp: string, kind: string): string =>
  `${REPORTS.exploreTraces}/${setUp}-${kind.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()}.trace`;

function printOutcome({ name, schedules, harms }: SetUpOutcome): void {
  console.log(`${name.padEnd(20)} ${String(schedules).padStart(8)} schedules`);
  for (const { kind, known, schedules: count, schedule } of harms) {
    const expected = known === null ? 'NOT KNOWN OF v4.18' : `known: ${known}`;
    console.log(`  ${kind} (${expected}), in ${count}, first in\n    ${schedule}\n    ${traceFile(name, kind)}`);
  }
}

function exploreOne(setUp: SetUp, limits: ExploreLimits): SetUpOutcome {
  const counter = new OutcomeCounter(setUp);
  const live = process.stderr.isTTY;
  explore(setUp, limits, (result) => {
    counter.add(result);
    const { schedules } = counter.outcome;
    if (live && schedules % 100 === 0) process.stderr.write(`\r${setUp.name} ${schedules} `);
  });
  if (live) process.stderr.write('\r\x1b[K');
  return counter.outcome;
}

function exploreAll({ setUp, placements, prune, shard }: Options): Exploration {
  const setUps = setUp.map((one) => {
    const outcome = exploreOne(one, { placements, prune, shard });
    printOutcome(outcome);
    return outcome;
  });
  return { placements, prune, shard, setUps };
}

function mergeParts(files: readonly string[]): Exploration {
  const whole = mergeExplorations(files.map((file) => readPart(file, readExploration)));
  for (const outcome of whole.setUps) printOutcome(outcome);
  return whole;
}

/** How often each window is entered when nobody else acts, over all set-ups. */
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

/** The last lines, and whether all is as it should be. */
function conclude(exploration: Exploration, whole: boolean): boolean {
  const harms = exploration.setUps.flatMap((outcome) => outcome.harms);
  const unknown = harms.filter(({ known }) => known === null);
  const missing = whole ? KNOWN_HARMS.filter(({ name }) => !harms.some(({ known }) => known === name)) : [];
  const schedules = exploration.setUps.reduce((sum, outcome) => sum + outcome.schedules, 0);
  const found = KNOWN_HARMS.length - missing.length;
  console.log(
    `\n${exploration.setUps.length} set-ups, ${schedules} schedules with up to ${exploration.placements} operations`,
  );
  console.log(`Windows without others: ${windowTotals(exploration)}`);
  if (whole) console.log(`${found} of ${KNOWN_HARMS.length} harms found that v4.18 is known for`);
  for (const { name, about } of missing) console.log(`NOT FOUND: ${name}: ${about}`);
  console.log(`${unknown.length} kinds of harm that it is not known for\nLook at ${REPORTS.explorePage}`);
  return unknown.length === 0 && missing.length === 0;
}

function writeReports(exploration: Exploration): void {
  rmSync(inRoot(REPORTS.exploreTraces), { recursive: true, force: true });
  for (const { name, harms } of exploration.setUps) {
    for (const { kind, schedule } of harms) writeWhole(inRoot(traceFile(name, kind)), harmTrace(schedule, kind));
  }
  writeWhole(inRoot(REPORTS.explore), `${JSON.stringify(exploration, null, 1)}\n`);
  writeWhole(inRoot(REPORTS.explorePage), exploreDocument(exploration));
}

/** Runs one schedule and prints it as a trace, with what was found. */
function replay(text: string): boolean {
  const { operations, settledFrom } = scheduleWorkload(parseSchedule(text, SET_UPS));
  const { harm, lines } = runWorkload(operations, { settledFrom });
  console.log(`${lines.join('\n')}\n# ${harm === null ? 'no harm' : harm.text}`);
  return harm === null;
}

function run(options: Options): boolean {
  if (options.replay !== undefined) return replay(options.replay);
  const merged = options.merge !== undefined;
  const exploration = merged ? mergeParts(options.merge) : exploreAll(options);
  writeReports(exploration);
  const whole = exploration.placements >= 2 && exploration.setUps.length === SET_UPS.length;
  return conclude(exploration, whole && (merged || options.shard.n === 1));
}

new Command('explore')
  .description('Explores the races of ksmd in small set-ups, exhaustively.')
  .option('--set-up <name>', 'only this one; may be repeated', parseSetUp)
  .option('--placements <n>', 'operations placed together', parsePlacements, 2)
  .option('--no-prune', 'run schedules, too, that only repeat another one')
  .option('--shard <k/n>', 'only the k-th of n parts', parseShard, WHOLE)
  .option('--merge <files...>', 'explore nothing; put together the explore.json files of all parts')
  .option('--replay <schedule>', 'run one schedule, as a summary names it')
  .action((given: Omit<Options, 'setUp'> & { setUp?: SetUp[] }) => {
    try {
      process.exitCode = run({ ...given, setUp: given.setUp ?? [...SET_UPS] }) ? 0 : 1;
    } catch (error) {
      if (!(error instanceof PartsError || error instanceof ScheduleError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  })
  .parse();
