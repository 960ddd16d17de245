// SPDX-License-Identifier: GPL-2.0-only
// Exhaustive exploration: every placement of a few operations over all windows of an action. What would only repeat
// another schedule is left out.

import { UNTRACED_WINDOWS, type WindowName } from '../kernel/windows';
import { dumpKsm } from '../machine/trace/dump-ksm';
import { dumpMemory } from '../machine/trace/dump-memory';
import type { TraceSession } from '../machine/trace/session';
import type { Shard } from './parts';
import { type Place, type Placement, type Schedule, scheduleWorkload } from './schedule';
import type { SetUp } from './set-up';
import { type Harm, runWorkload } from './workload';

/** A place that the actions came by. */
export interface Visit extends Place {
  /** The state of the machine there; empty where it was not asked for. */
  readonly state: string;
}

/** One schedule that ran. */
export interface ScheduleResult {
  readonly schedule: Schedule;
  readonly harm: Harm | null;
  /** No harm came to the actions themselves. */
  readonly finished: boolean;
  /** Where the actions came by, in order. */
  readonly visits: readonly Visit[];
  /** What the last placed operation came to: `ok`, an error, or empty when its window was not reached. */
  readonly said: string;
  /** The machine at the end; empty after a harm. */
  readonly end: string;
}

export interface ExploreLimits {
  /** Operations placed together. */
  readonly placements: number;
  /** Whether schedules that only repeat another one are left out. */
  readonly prune: boolean;
  /** This process takes the k-th of n parts, from 1. */
  readonly shard: Shard;
}

/** Two 32-bit hashes as one text: FNV-1a and a multiplicative one. */
function digest(lines: readonly string[]): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) {
      const code = line.charCodeAt(i);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 13);
    }
  }
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}

const stateOf = ({ machine }: TraceSession): string =>
  machine === null ? '' : digest([...dumpKsm(machine), ...dumpMemory(machine)]);

const isUntraced = (window: WindowName): boolean => UNTRACED_WINDOWS.some((name) => name === window);

/** What the run has said of one placement, `ok` or an error; empty when its place was not reached. */
function saidOf(lines: readonly string[], { window, call, operation }: Placement): string {
  if (window === null) return 'ok';
  const start = `& ${window}#${call} ${operation} => `;
  return lines.findLast((line) => line.startsWith(start))?.slice(start.length) ?? '';
}

/**
 * Runs one schedule.
 * @param watch whether the state of the machine is taken at every place, which costs more than the run itself
 */
function runSchedule(schedule: Schedule, watch: boolean): ScheduleResult {
  const { operations, actions, settledFrom } = scheduleWorkload(schedule);
  const visits: Visit[] = [];
  let last: TraceSession | null = null;
  const beforeOperation = (session: TraceSession, index: number): void => {
    last = session;
    session.onWindow = null;
    const action = actions.indexOf(index) + 1;
    if (action === 0) return;
    const visit = (window: WindowName | null, call: number): void => {
      // Schedules are told in the trace language.
      if (window !== null && isUntraced(window)) return;
      visits.push({ action, window, call, state: watch ? stateOf(session) : '' });
    };
    visit(null, 0);
    session.onWindow = visit;
  };
  const { harm, lines } = runWorkload(operations, { settledFrom, observer: { operation: beforeOperation } });
  const placement = schedule.placements.at(-1);
  const said = placement === undefined ? 'ok' : saidOf(lines, placement);
  const finished = harm === null || harm.operation >= settledFrom;
  return { schedule, harm, finished, visits, said, end: last !== null && harm === null && watch ? stateOf(last) : '' };
}

/** Whether two runs are the same in every window from this one on, and at the end. */
function sameFrom(index: number, a: ScheduleResult, b: ScheduleResult): boolean {
  if (a.visits.length !== b.visits.length || a.end !== b.end || a.harm?.text !== b.harm?.text) return false;
  for (let i = index; i < a.visits.length; i++) {
    const x = a.visits[i] as Visit;
    const y = b.visits[i] as Visit;
    if (x.action !== y.action || x.window !== y.window || x.call !== y.call || x.state !== y.state) return false;
  }
  return true;
}

/** One operation in every window from `from` on, in order. */
function placeEverywhere(parent: ScheduleResult, operation: string, from: number, watch: boolean): ScheduleResult[] {
  const { setUp, placements } = parent.schedule;
  return parent.visits
    .slice(from)
    .map(({ action, window, call }) =>
      runSchedule({ setUp, placements: [...placements, { action, window, call, operation }] }, watch),
    );
}

class Exploration {
  private readonly limits: ExploreLimits;
  private readonly onResult: (result: ScheduleResult) => void;
  private counter = 0;

  constructor(limits: ExploreLimits, onResult: (result: ScheduleResult) => void) {
    this.limits = limits;
    this.onResult = onResult;
  }

  /** Places one more of these operations in the windows of a run, from `from` on; and so on below. */
  extend(parent: ScheduleResult, others: readonly string[], from: number): void {
    const depth = parent.schedule.placements.length + 1;
    if (depth > this.limits.placements) return;
    const deeper = depth < this.limits.placements;
    for (const operation of others) {
      const results = placeEverywhere(parent, operation, from, deeper);
      for (const [offset, result] of results.entries()) {
        const mine = depth > 1 || this.counter++ % this.limits.shard.n === this.limits.shard.k - 1;
        if (!mine) continue;
        this.onResult(result);
        const index = from + offset;
        if (!deeper || !result.finished || this.repeats(result, index, parent, results[offset + 1])) continue;
        this.extend(
          result,
          others.filter((other) => other !== operation),
          index,
        );
      }
    }
  }

  /** Nothing that follows could tell this run from the one without the operation, or with it one window later. */
  private repeats(result: ScheduleResult, index: number, parent: ScheduleResult, next?: ScheduleResult): boolean {
    if (!this.limits.prune) return false;
    return sameFrom(index + 1, result, parent) || (next !== undefined && sameFrom(index + 2, result, next));
  }
}

/** Explores one set-up. @param onResult gets every schedule that ran, as it ends; the first is the one without others */
export function explore(setUp: SetUp, limits: ExploreLimits, onResult: (result: ScheduleResult) => void): void {
  const alone = runSchedule({ setUp, placements: [] }, limits.placements > 1);
  onResult(alone);
  if (alone.finished) new Exploration(limits, onResult).extend(alone, setUp.others, 0);
}
