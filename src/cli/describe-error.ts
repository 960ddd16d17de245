// SPDX-License-Identifier: GPL-2.0-only
// What an error says on the console. Users see no JavaScript stack unless they ask for it.

import { escapeControl } from '../machine/trace/format';
import { nearestHint } from '../spec/nearest';
import { UsageError } from './usage-error';

/** Errors about what the user has given, by the names of their classes: whoever throws them knows no command line. */
const ABOUT_INPUT: ReadonlySet<string> = new Set([
  'TraceSyntaxError',
  'ScheduleError',
  'PartsError',
  'InputError',
  'NativeError',
  'PatchError',
  'ResultsError',
]);

/** `choices` and `found` of an error: the names that would have been right, and the one that is wrong. */
interface WithChoices {
  readonly found?: unknown;
  readonly choices?: unknown;
}

function hintOf({ found, choices }: WithChoices): string {
  if (typeof found !== 'string' || !Array.isArray(choices)) return '';
  return nearestHint(found.replaceAll('"', ''), choices as string[]);
}

export function describeError(error: unknown): { text: string; status: 1 | 2 } {
  if (!(error instanceof Error)) return { text: escapeControl(String(error)), status: 1 };
  const expected = error instanceof UsageError || ABOUT_INPUT.has(error.constructor.name);
  if (process.env.SAMEPAGE_DEBUG === '1') return { text: error.stack ?? error.message, status: expected ? 2 : 1 };
  const text = escapeControl(error.message + hintOf(error as WithChoices));
  const system =
    (error as NodeJS.ErrnoException).code === 'ENOSPC' || (error as NodeJS.ErrnoException).code === 'EROFS';
  if (expected || system) return { text, status: 2 };
  return { text: `${text} (a fault of samepage itself; SAMEPAGE_DEBUG=1 shows where)`, status: 1 };
}
