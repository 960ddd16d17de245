// SPDX-License-Identifier: GPL-2.0-only
// What an error says on the console. Users see no JavaScript stack unless they ask for it.

import { escapeControl } from '../machine/trace/format';
import { TraceSyntaxError } from '../machine/trace/syntax-error';
import { nearestHint } from '../spec/nearest';
import { UsageError } from '../usage-error';

/** `choices` and `found` of an error: the names that would have been right, and the one that is wrong. */
interface WithChoices {
  readonly found?: unknown;
  readonly choices?: unknown;
}

/** What the file system says when results can no longer be written. */
const NO_ROOM: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EROFS'];

function hintOf({ found, choices }: WithChoices): string {
  if (typeof found !== 'string' || !Array.isArray(choices)) return '';
  return nearestHint(found.replaceAll('"', ''), choices as string[]);
}

/** The exit status that an error stands for; null for what should not have happened. */
function statusOf(error: Error): 1 | 2 | null {
  if (error instanceof UsageError) return error.status;
  // The model knows nothing of commands.
  if (error instanceof TraceSyntaxError) return 2;
  return NO_ROOM.includes((error as NodeJS.ErrnoException).code) ? 2 : null;
}

export function describeError(error: unknown): { text: string; status: 1 | 2 } {
  if (!(error instanceof Error)) return { text: escapeControl(String(error)), status: 1 };
  const status = statusOf(error);
  if (process.env.SAMEPAGE_DEBUG === '1') return { text: error.stack ?? error.message, status: status ?? 1 };
  const text = escapeControl(error.message + hintOf(error as WithChoices));
  if (status !== null) return { text, status };
  return { text: `${text} (a bug of samepage itself; SAMEPAGE_DEBUG=1 shows where)`, status: 1 };
}
