// SPDX-License-Identifier: GPL-2.0-only
// samepage history: brings back past bugs of KSM, one at a time, and says which scenarios notice.

import { Command } from 'commander';
import { duration } from '../../report/format';
import type { History, HistoryEntry } from '../../report/history';
import { historyDocument } from '../../report/page/history-document';
import type { ResultsFolder } from '../../results/folder';
import { writeAllWhole } from '../../results/write-whole';
import { nearestHint } from '../../spec/nearest';
import { UsageError } from '../../usage-error';
import { HISTORY_MUTANTS } from '../history-mutants/all';
import type { HistoryMutant } from '../history-mutants/mutant';
import { type SpecVerdict, specVerdict } from '../history-mutants/spec-verdict';
import { Workshop } from '../history-mutants/workshop';
import { reportsOption } from '../reports-option';

const NAME_WIDTH = 48;
const SHOWN_WITNESSES = 5;

function chosen(names: readonly string[]): readonly HistoryMutant[] {
  if (names.length === 0) return HISTORY_MUTANTS;
  return names.map((name) => {
    const mutant = HISTORY_MUTANTS.find((candidate) => candidate.name === name);
    if (mutant !== undefined) return mutant;
    const names = HISTORY_MUTANTS.map((each) => each.name);
    throw new UsageError(`${name}: no such bug, expected one of ${names.join(', ')}${nearestHint(name, names)}`);
  });
}

/** Without a bug all has to pass, or nothing that fails later says anything. */
async function checkUnchanged(workshop: Workshop): Promise<number> {
  process.stdout.write('without a bug '.padEnd(NAME_WIDTH, '.'));
  const { scenarios, witnesses, brokeOff } = await specVerdict(workshop.folder);
  process.stdout.write(` ${scenarios - witnesses.length} of ${scenarios} scenarios pass\n`);
  const [first] = witnesses;
  if (brokeOff !== null) throw new UsageError(`the specification came to no end: ${brokeOff}`);
  if (first !== undefined) throw new UsageError(`${first.path}:${first.line} fails without any bug`);
  return scenarios;
}

function show({ witnesses, brokeOff }: SpecVerdict): void {
  if (brokeOff !== null) process.stdout.write(` caught: ${brokeOff}\n`);
  else process.stdout.write(witnesses.length === 0 ? ' SURVIVED\n' : ` caught by ${witnesses.length}\n`);
  for (const { name, path, line } of witnesses.slice(0, SHOWN_WITNESSES)) {
    process.stdout.write(`    ${path}:${line} ${name}\n`);
  }
}

async function tryOut(workshop: Workshop, mutant: HistoryMutant): Promise<HistoryEntry> {
  process.stdout.write(`${mutant.release.padEnd(7)}${mutant.name} `.padEnd(NAME_WIDTH, '.'));
  const undo = workshop.apply(mutant);
  try {
    const verdict = await specVerdict(workshop.folder);
    show(verdict);
    const { witnesses, brokeOff } = verdict;
    return {
      ...mutant,
      note: mutant.note ?? null,
      caught: witnesses.length > 0 || brokeOff !== null,
      brokeOff,
      witnesses,
    };
  } finally {
    undo();
  }
}

/** Tries them one after the other, with a line for each. */
async function tryAll(workshop: Workshop, mutants: readonly HistoryMutant[]): Promise<History> {
  const scenarios = await checkUnchanged(workshop);
  const entries: HistoryEntry[] = [];
  const begin = Date.now();
  for (const [done, mutant] of mutants.entries()) {
    if (done > 0) {
      const left = ((Date.now() - begin) / done) * (mutants.length - done);
      console.log(`    ${done} of ${mutants.length}, about ${duration(left)} left`);
    }
    entries.push(await tryOut(workshop, mutant));
  }
  const part = mutants.length < HISTORY_MUTANTS.length ? `${mutants.length} of ${HISTORY_MUTANTS.length} bugs` : null;
  return { time: new Date().toISOString(), part, scenarios, entries };
}

async function run(names: readonly string[], reports: ResultsFolder): Promise<void> {
  const mutants = chosen([...new Set(names)]);
  reports.probe();
  const workshop = new Workshop();
  try {
    // A text that is not found is told before minutes have passed.
    for (const mutant of mutants) workshop.apply(mutant)();
    const history = await tryAll(workshop, mutants);
    const page = reports.place('history.html', history.part);
    writeAllWhole([
      [reports.place('history.json', history.part), `${JSON.stringify(history, null, 2)}\n`],
      [page, historyDocument(history)],
    ]);
    const survived = history.entries.filter(({ caught }) => !caught).length;
    console.log(`${mutants.length - survived} of ${mutants.length} bugs caught\nLook at ${page}`);
    process.exitCode = survived === 0 ? 0 : 1;
  } finally {
    workshop.remove();
  }
}

export const command = new Command('history')
  .argument('[names...]', 'the bugs to bring back; all when there are none')
  .addOption(reportsOption())
  .addHelpText('after', `\nExample:\n  samepage history ${HISTORY_MUTANTS[0]?.name ?? ''}`)
  .action(async (names: string[], { reports }: { reports: ResultsFolder }) => run(names, reports));
