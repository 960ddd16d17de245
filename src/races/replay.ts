// SPDX-License-Identifier: GPL-2.0-only
// One schedule once more. Whoever writes one down wants to see its operations run: it says which never did.

import type { WindowName } from '../kernel/windows';
import { type Placement, parseSchedule, placeText, type Schedule, scheduleWorkload } from './schedule';
import type { SetUp } from './set-up';
import { type Harm, runWorkload } from './workload';

export interface Replay {
  /** The run as a trace. */
  readonly lines: readonly string[];
  readonly harm: Harm | null;
  /** One sentence for each operation that did not run. */
  readonly unreached: readonly string[];
}

/** Calls of each window in each action, as far as the run has come. */
class Reached {
  private readonly calls = new Map<string, number>();
  private action = 0;

  begin(action: number): void {
    this.action = action;
  }

  enter(window: WindowName, call: number): void {
    this.calls.set(`${window}@${this.action}`, call);
  }

  callsOf(window: WindowName, action: number): number {
    return this.calls.get(`${window}@${action}`) ?? 0;
  }

  has({ action, window, call }: Placement): boolean {
    return window === null ? action <= this.action : call <= this.callsOf(window, action);
  }

  /** What there is instead: `merge has memcmp#1 to memcmp#3`. */
  text(setUp: SetUp, { action, window }: Placement & { window: WindowName }): string {
    const where = action === 1 ? setUp.name : `action ${action} of ${setUp.name}`;
    const most = this.callsOf(window, action);
    if (most === 0) return `${where} has no ${window}`;
    return `${where} has ${window}#1${most === 1 ? ' only' : ` to ${window}#${most}`}`;
  }
}

function unreachedIn({ setUp, placements }: Schedule, reached: Reached, endedBy: (action: number) => string): string[] {
  return placements
    .filter((placement) => !reached.has(placement))
    .map((placement) => {
      const { window, action, operation } = placement;
      const ended = endedBy(action);
      const instead = window === null || ended !== '' ? ended : reached.text(setUp, { ...placement, window });
      return `${setUp.name}: ${placeText(placement)} was never reached, so '${operation}' did not run; ${instead}`;
    });
}

/** Runs one schedule. @throws ScheduleError for a text that is none */
export function replaySchedule(text: string, setUps: readonly SetUp[]): Replay {
  const schedule = parseSchedule(text, setUps);
  const { operations, actions, settledFrom } = scheduleWorkload(schedule);
  const reached = new Reached();
  const { harm, lines } = runWorkload(operations, {
    settledFrom,
    observer: {
      operation: (session, index) => {
        session.onWindow = null;
        const action = actions.indexOf(index) + 1;
        if (action === 0) return;
        reached.begin(action);
        session.onWindow = (window, call) => reached.enter(window, call);
      },
    },
  });
  /** The harm after which there is no such action, or no more of it. */
  const endedBy = (action: number): string =>
    harm !== null && harm.operation <= (actions[action - 1] as number) ? `the run ended in ${harm.kind}` : '';
  return { lines, harm, unreached: unreachedIn(schedule, reached, endedBy) };
}
