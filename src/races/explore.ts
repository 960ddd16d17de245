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

/** One operation in every place from `from` on, in order; each runs when it is first asked for. */
class Everywhere {
  readonly length: number;
  private readonly parent: ScheduleResult;
  private readonly operation: string;
  private readonly from: number;
  private readonly watch: boolean;
  private readonly results: ScheduleResult[] = [];

  constructor(parent: ScheduleResult, operation: string, from: number, watch: boolean) {
    this.parent = parent;
    this.operation = operation;
    this.from = from;
    this.watch = watch;
    this.length = parent.visits.length - from;
  }

  at(offset: number): ScheduleResult {
    const known = this.results[offset];
    if (known !== undefined) return known;
    const { setUp, placements } = this.parent.schedule;
    const { action, window, call } = this.parent.visits[this.from + offset] as Visit;
    const placement: Placement = { action, window, call, operation: this.operation };
    const result = runSchedule({ setUp, placements: [...placements, placement] }, this.watch);
    this.results[offset] = result;
    return result;
  }

  /** It is not asked for again. */
  forget(offset: number): void {
    delete this.results[offset];
  }
}

class Exploration {
  private readonly limits: ExploreLimits;
  private counter = 0;

  constructor(limits: ExploreLimits) {
    this.limits = limits;
  }

  /** Places one more of these operations in the windows of a run, from `from` on; and so on below. */
  *extend(parent: ScheduleResult, others: readonly string[], from: number): Generator<ScheduleResult, void> {
    const depth = parent.schedule.placements.length + 1;
    if (depth > this.limits.placements) return;
    const deeper = depth < this.limits.placements;
    for (const operation of others) {
      const results = new Everywhere(parent, operation, from, deeper);
      const rest = others.filter((other) => other !== operation);
      for (let offset = 0; offset < results.length; offset++) {
        if (depth === 1 && !this.isMine()) continue;
        const result = results.at(offset);
        yield result;
        if (deeper && result.finished && !this.repeats(results, offset, parent, from)) {
          yield* this.extend(result, rest, from + offset);
        }
        results.forget(offset);
      }
    }
  }

  /** Whether the next place of the first operation is for this process. */
  private isMine(): boolean {
    const { k, n } = this.limits.shard;
    return this.counter++ % n === k - 1;
  }

  /** Nothing that follows could tell this run from the one without the operation, or with it one window later. */
  private repeats(results: Everywhere, offset: number, parent: ScheduleResult, from: number): boolean {
    if (!this.limits.prune) return false;
    const result = results.at(offset);
    if (sameFrom(from + offset + 1, result, parent)) return true;
    return offset + 1 < results.length && sameFrom(from + offset + 2, result, results.at(offset + 1));
  }
}

/** Explores one set-up. Gives every schedule that ran, as it ends; the first is the one without others. */
export function* explore(setUp: SetUp, limits: ExploreLimits): Generator<ScheduleResult, void> {
  const alone = runSchedule({ setUp, placements: [] }, limits.placements > 1);
  yield alone;
  if (alone.finished) yield* new Exploration(limits).extend(alone, setUp.others, 0);
}
