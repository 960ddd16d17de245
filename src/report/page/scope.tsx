// SPDX-License-Identifier: GPL-2.0-only
// Which of several results a page shows: whole or partial, and what lies beside it.

import type { JSX } from 'preact';
import { moment } from '../format';
import type { PartialRun } from '../inputs/all';

/** @param part what part of the work the shown result is of, null for all; @param beside a partial result, not shown */
export function Scope({
  part,
  beside = null,
}: {
  part: string | null;
  beside?: PartialRun | null;
}): JSX.Element | null {
  if (part !== null) {
    return (
      <p class="warning">
        A partial run: {part}. It shows what it did, and nothing of the rest; there is no result of a whole run.
      </p>
    );
  }
  if (beside === null) return null;
  return (
    <p class="facts">
      Shown is the last whole run. A partial one ({beside.part}) of {moment(beside.time)}{' '}
      <a href={beside.link}>stands beside it</a>.
    </p>
  );
}
