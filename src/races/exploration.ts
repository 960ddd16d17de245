// SPDX-License-Identifier: GPL-2.0-only
// What exploring set-ups has come to: counted while it goes on, merged from several processes, written as JSON.

import type { ScheduleResult } from './explore';
import { knownHarm } from './known-harms';
import { checkParts, type PartFile, type Shard, WHOLE } from './parts';
import { scheduleText } from './schedule';
import type { SetUp } from './set-up';

/** One kind of harm in one set-up. */
export interface FoundHarm {
  readonly kind: string;
  /** The name under which it is expected of v4.18; null for a fault of the port. */
  readonly known: string | null;
  /** Schedules that ended so. */
  schedules: number;
  /** The first of them, as --replay takes it, and what was seen. */
  readonly schedule: string;
  readonly text: string;
}

/** One kind of operation in one kind of window. */
export interface Meeting {
  readonly window: string;
  /** The first word of the operation. */
  readonly operation: string;
  /** Schedules in which it was the last to be placed, and ran there. */
  ran: number;
  /** It needed a lock that was held there. */
  refused: number;
  harmful: number;
}

export interface SetUpOutcome {
  readonly name: string;
  readonly about: string;
  schedules: number;
  /** Places of the actions without others, by window. */
  readonly windows: Record<string, number>;
  readonly harms: FoundHarm[];
  readonly meetings: Meeting[];
}

export interface Exploration {
  readonly placements: number;
  readonly prune: boolean;
  readonly shard: Shard;
  readonly setUps: SetUpOutcome[];
}

const REFUSED = '-EDEADLK';

/** Counts the schedules of one set-up. */
export class OutcomeCounter {
  readonly outcome: SetUpOutcome;

  constructor({ name, about }: SetUp) {
    this.outcome = { name, about, schedules: 0, windows: {}, harms: [], meetings: [] };
  }

  add(result: ScheduleResult): void {
    this.outcome.schedules++;
    const last = result.schedule.placements.at(-1);
    if (last === undefined) this.countWindows(result);
    else if (result.said !== '') {
      const window = last.window ?? 'before';
      const meeting = this.meeting(window, last.operation.split(' ', 1)[0] as string);
      if (result.said === REFUSED) meeting.refused++;
      else meeting.ran++;
      if (result.harm !== null) meeting.harmful++;
    }
    if (result.harm !== null) this.countHarm(result);
  }

  private countWindows({ visits }: ScheduleResult): void {
    for (const { window } of visits) {
      if (window !== null) this.outcome.windows[window] = (this.outcome.windows[window] ?? 0) + 1;
    }
  }

  private meeting(window: string, operation: string): Meeting {
    const { meetings } = this.outcome;
    const known = meetings.find((meeting) => meeting.window === window && meeting.operation === operation);
    if (known !== undefined) return known;
    const added: Meeting = { window, operation, ran: 0, refused: 0, harmful: 0 };
    meetings.push(added);
    return added;
  }

  private countHarm({ harm, schedule }: ScheduleResult): void {
    if (harm === null) return;
    const found = this.outcome.harms.find(({ kind }) => kind === harm.kind);
    if (found !== undefined) found.schedules++;
    else {
      this.outcome.harms.push({
        kind: harm.kind,
        known: knownHarm(harm)?.name ?? null,
        schedules: 1,
        schedule: scheduleText(schedule),
        text: harm.text,
      });
    }
  }
}

/** Adds up the same set-up of two parts. */
function mergeOutcomes(a: SetUpOutcome, b: SetUpOutcome): SetUpOutcome {
  const harms = a.harms.map((harm) => ({ ...harm }));
  for (const harm of b.harms) {
    const known = harms.find(({ kind }) => kind === harm.kind);
    if (known === undefined) harms.push({ ...harm });
    else known.schedules += harm.schedules;
  }
  const meetings = a.meetings.map((meeting) => ({ ...meeting }));
  for (const meeting of b.meetings) {
    const known = meetings.find((m) => m.window === meeting.window && m.operation === meeting.operation);
    if (known === undefined) meetings.push({ ...meeting });
    else {
      known.ran += meeting.ran;
      known.refused += meeting.refused;
      known.harmful += meeting.harmful;
    }
  }
  // Every part begins with the schedule without others.
  return { ...a, schedules: a.schedules + b.schedules - 1, harms, meetings };
}

/** What is the same in all parts of an exploration; undefined where something else has been read. */
const workOf = ({ placements, prune, setUps }: Exploration): Record<string, unknown> => ({
  'number of placements': placements,
  prune,
  'list of set-ups': Array.isArray(setUps) ? setUps.map(({ name }) => name).join(', ') || 'none' : undefined,
});

/** The parts of one exploration as a whole. @throws PartsError for parts that do not belong together */
export function mergeExplorations(parts: readonly PartFile<Exploration>[]): Exploration {
  const first = checkParts(parts, 'an exploration', workOf);
  const setUps = new Map<string, SetUpOutcome>();
  for (const outcome of parts.flatMap(({ part }) => part.setUps)) {
    const known = setUps.get(outcome.name);
    setUps.set(outcome.name, known === undefined ? outcome : mergeOutcomes(known, outcome));
  }
  return { ...first, shard: WHOLE, setUps: [...setUps.values()] };
}
