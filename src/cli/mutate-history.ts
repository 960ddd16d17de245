// SPDX-License-Identifier: GPL-2.0-only
// npm run mutate:history: brings back past bugs of KSM, one at a time, and says which scenarios notice.

import { Command } from 'commander';
import { writeWhole } from '../bench/write-whole';
import type { HistoryEntry } from '../report/history';
import { historyDocument } from '../report/page/history-document';
import { HISTORY_MUTANTS } from './history-mutants/all';
import type { HistoryMutant } from './history-mutants/mutant';
import { NoRunError, type SpecVerdict, specVerdict } from './history-mutants/spec-verdict';
import { PatchError, Workshop } from './history-mutants/workshop';
import { inRoot } from './project';

const NAME_WIDTH = 48;
const SHOWN_WITNESSES = 5;

/** The command was given what it cannot work with, or the specification does not hold without any bug. */
class UsageError extends Error {}

function chosen(names: readonly string[]): readonly HistoryMutant[] {
  if (names.length === 0) return HISTORY_MUTANTS;
  return names.map((name) => {
    const mutant = HISTORY_MUTANTS.find((candidate) => candidate.name === name);
    if (mutant !== undefined) return mutant;
    throw new UsageError(`${name}: no such bug; there are ${HISTORY_MUTANTS.map((each) => each.name).join(', ')}`);
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

/** @returns how many were not noticed */
async function tryAll(workshop: Workshop, mutants: readonly HistoryMutant[]): Promise<number> {
  const scenarios = await checkUnchanged(workshop);
  const entries: HistoryEntry[] = [];
  for (const mutant of mutants) entries.push(await tryOut(workshop, mutant));
  const history = { time: new Date().toISOString(), scenarios, entries };
  writeWhole(inRoot('reports/history.json'), `${JSON.stringify(history, null, 2)}\n`);
  writeWhole(inRoot('reports/history.html'), historyDocument(history));
  const survived = entries.filter(({ caught }) => !caught).length;
  console.log(`${entries.length - survived} of ${entries.length} bugs caught; see reports/history.html`);
  return survived;
}

async function main(names: readonly string[]): Promise<void> {
  const mutants = chosen(names);
  const workshop = new Workshop();
  try {
    // A text that is not found is told before minutes have passed.
    for (const mutant of mutants) workshop.apply(mutant)();
    process.exitCode = (await tryAll(workshop, mutants)) === 0 ? 0 : 1;
  } finally {
    workshop.remove();
  }
}

new Command('mutate:history')
  .description('Brings back past bugs of KSM, one at a time, and says which scenarios notice.')
  .argument('[names...]', 'the bugs to bring back; all when there are none')
  .action(async (names: string[]) => {
    try {
      await main(names);
    } catch (error) {
      if (!(error instanceof UsageError || error instanceof PatchError || error instanceof NoRunError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  })
  .parseAsync();
