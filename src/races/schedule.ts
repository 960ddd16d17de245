// SPDX-License-Identifier: GPL-2.0-only
// A schedule says in which windows of a set-up's actions others run: `merge: lock_page#2 exit A, memcmp#1 fork B C`.

import { WINDOWS, type WindowName } from '../kernel/windows';
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
function placeText({ action, window, call }: Place): string {
  if (window === null) return `before@${action}`;
  return action === 1 ? `${window}#${call}` : `${window}#${call}@${action}`;
}

/** The text that --replay takes. */
export function scheduleText({ setUp, placements }: Schedule): string {
  const parts = placements.map((placement) => `${placeText(placement)} ${placement.operation}`);
  return `${setUp.name}: ${parts.join(', ')}`.trim();
}

/** What the user can mend: one line, no stack. */
export class ScheduleError extends Error {}

function parsePlace(text: string): Place | null {
  const [, before] = /^before@([1-9][0-9]*)$/.exec(text) ?? [];
  if (before !== undefined) return { action: Number(before), window: null, call: 0 };
  const [, name, call, action = '1'] = /^([a-z0-9_]+)#([1-9][0-9]*)(?:@([1-9][0-9]*))?$/.exec(text) ?? [];
  const window = WINDOWS.find((known) => known === name);
  return window === undefined ? null : { action: Number(action), window, call: Number(call) };
}

function parsePlacement(text: string, setUp: SetUp, whole: string): Placement {
  const [, where = '', operation] = /^\s*(\S+) +(\S.*?)\s*$/.exec(text) ?? [];
  const place = parsePlace(where);
  if (place === null || operation === undefined || place.action > setUp.actions.length) {
    const example = 'lock_page#2 exit A, lock_page#2@3 exit A or before@3 exit A';
    throw new ScheduleError(`"${whole}": found "${text.trim()}", expected a place and an operation, as in ${example}`);
  }
  return { ...place, operation };
}

/** @throws ScheduleError */
export function parseSchedule(text: string, setUps: readonly SetUp[]): Schedule {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(colon, 0)).trim();
  const setUp = setUps.find((known) => known.name === name);
  if (setUp === undefined) {
    const names = setUps.map((known) => known.name).join(', ');
    throw new ScheduleError(`"${text}": found "${name}", expected a set-up and a colon; set-ups are ${names}`);
  }
  const rest = text.slice(colon + 1).trim();
  return { setUp, placements: rest === '' ? [] : rest.split(',').map((part) => parsePlacement(part, setUp, text)) };
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
