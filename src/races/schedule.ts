// SPDX-License-Identifier: GPL-2.0-only
// A schedule says in which windows of a set-up's actions others run: `merge: lock_page#2 exit A, memcmp#1 fork B C`.

import type { WindowName } from '../kernel/windows';
import { DEFAULT_RELEASE, releaseNamed } from '../ksm/releases';
import { escapeControl } from '../machine/trace/format';
import { parseTrace } from '../machine/trace/parse';
import { TraceSyntaxError } from '../machine/trace/syntax-error';
import { windowsOf } from '../machine/trace/windows';
import { UsageError } from '../usage-error';
import { AFTERWARDS, type SetUp } from './set-up';

/** Where others can run. */
export interface Place {
  /** From 1: during this action of the set-up. */
  readonly action: number;
  /** Null for right before the action. */
  readonly window: WindowName | null;
  /** The n-th call of the window since the action began, from 1; 0 before the action. */
  readonly call: number;
}

/** One operation at its place. */
export interface Placement extends Place {
  readonly operation: string;
}

export interface Schedule {
  readonly setUp: SetUp;
  readonly placements: readonly Placement[];
}

/** `lock_page#2` in the first action, `lock_page#2@3` in the third, `before@3`. */
export function placeText({ action, window, call }: Place): string {
  if (window === null) return `before@${action}`;
  return action === 1 ? `${window}#${call}` : `${window}#${call}@${action}`;
}

/** The text that --replay takes. */
export function scheduleText({ setUp, placements }: Schedule): string {
  const parts = placements.map((placement) => `${placeText(placement)} ${placement.operation}`);
  return `${setUp.name}: ${parts.join(', ')}`.trim();
}

/** A text that is no schedule. */
export class ScheduleError extends UsageError {
  readonly found: string;
  /** All words that would have been right, where they can be listed. */
  readonly choices?: readonly string[];

  constructor(schedule: string, found: string, expected: string, choices?: readonly string[]) {
    super(escapeControl(`"${schedule}": found ${found}, expected ${expected}`));
    this.found = found;
    if (choices !== undefined) this.choices = choices;
  }
}

const EXAMPLE = 'lock_page#2 exit A, lock_page#2@3 exit A or before@3 exit A';

/** The windows of the kernel that is explored. */
const windows = (): WindowName[] => windowsOf(releaseNamed(DEFAULT_RELEASE));

/** One text with a colon, the set-up's name before it. */
class ScheduleParser {
  private readonly text: string;
  private readonly setUp: SetUp;

  constructor(text: string, setUp: SetUp) {
    this.text = text;
    this.setUp = setUp;
  }

  private fail(found: string, expected: string, choices?: readonly string[]): never {
    throw new ScheduleError(this.text, `"${found}"`, expected, choices);
  }

  private place(where: string): Place | null {
    const [, before] = /^before@([1-9][0-9]{0,8})$/.exec(where) ?? [];
    if (before !== undefined) return { action: Number(before), window: null, call: 0 };
    const [, name, call, action = '1'] = /^([A-Za-z0-9_]+)#([1-9][0-9]{0,8})(?:@([1-9][0-9]{0,8}))?$/.exec(where) ?? [];
    if (name === undefined) return null;
    const window = windows().find((known) => known === name);
    if (window === undefined) return this.fail(name, `a window: ${windows().join(', ')}`, windows());
    return { action: Number(action), window, call: Number(call) };
  }

  private placement(part: string): Placement {
    const [, where = '', operation] = /^\s*(\S+) +(\S.*?)\s*$/.exec(part) ?? [];
    const place = this.place(where);
    if (place === null || operation === undefined) {
      return this.fail(part.trim(), `a place and an operation, as in ${EXAMPLE}`);
    }
    const { name, actions } = this.setUp;
    if (place.action > actions.length) {
      this.fail(where, `an action of ${name}, from 1 to ${actions.length}: ${actions.join(', ')}`);
    }
    return { ...place, operation };
  }

  placements(rest: string): Placement[] {
    return rest === '' ? [] : rest.split(',').map((part) => this.placement(part));
  }

  /** The operations have to be of the trace language, about processes that there are. */
  check(schedule: Schedule): void {
    const inside = schedule.placements.map(({ operation }) => `at memcmp#1 do ${operation}`);
    const { before, others } = this.setUp;
    const lines = [...before, ...others, ...inside];
    try {
      parseTrace(lines.join('\n'), '-', releaseNamed(DEFAULT_RELEASE));
    } catch (error) {
      if (!(error instanceof TraceSyntaxError)) throw error;
      throw new ScheduleError(this.text, error.found, error.expected, error.choices);
    }
  }
}

/** @throws ScheduleError */
export function parseSchedule(text: string, setUps: readonly SetUp[]): Schedule {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(colon, 0)).trim();
  const setUp = setUps.find((known) => known.name === name);
  if (setUp === undefined) {
    const names = setUps.map((known) => known.name);
    const found = colon < 0 ? text.trim() : name;
    throw new ScheduleError(text, `"${found}"`, `a set-up and a colon; set-ups are ${names.join(', ')}`, names);
  }
  const parser = new ScheduleParser(text, setUp);
  const schedule = { setUp, placements: parser.placements(text.slice(colon + 1).trim()) };
  parser.check(schedule);
  return schedule;
}

/** An action with what runs before it, and what waits for its windows. */
function actionLines(placements: readonly Placement[], text: string, action: number): string[] {
  const here = placements.filter((placement) => placement.action === action);
  return [
    ...here.filter(({ window }) => window === null).map(({ operation }) => operation),
    ...here.filter(({ window }) => window !== null).map((p) => `at ${p.window}#${p.call} do ${p.operation}`),
    text,
  ];
}

/** A schedule as a workload. */
export interface ScheduleWorkload {
  readonly operations: readonly string[];
  /** Index of each action's own operation. */
  readonly actions: readonly number[];
  /** Index from which on nothing else happens. */
  readonly settledFrom: number;
}

export function scheduleWorkload({ setUp, placements }: Schedule): ScheduleWorkload {
  const operations = [...setUp.before];
  const actions: number[] = [];
  for (const [index, text] of setUp.actions.entries()) {
    operations.push(...actionLines(placements, text, index + 1));
    actions.push(operations.length - 1);
  }
  return { operations: [...operations, ...AFTERWARDS], actions, settledFrom: operations.length };
}
