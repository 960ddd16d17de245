// SPDX-License-Identifier: GPL-2.0-only
// Makes a workload smaller as long as it ends in the same way. That can take seconds, so it comes in steps.

import { runWorkload } from './workload';

/**
 * Tries the list without each of ever smaller parts, one at each step.
 * @returns a list from which no single element can be left out
 */
export function* shrinkList<T>(
  whole: readonly T[],
  stillFails: (part: readonly T[]) => boolean,
): Generator<void, readonly T[]> {
  let list = whole;
  for (let size = Math.ceil(list.length / 2); size >= 1; ) {
    let removed = false;
    for (let start = list.length - size; start > -size; start -= size) {
      const part = list.filter((_element, index) => index < start || index >= start + size);
      if (part.length === list.length) continue;
      yield;
      if (!stillFails(part)) continue;
      list = part;
      removed = true;
    }
    if (size === 1 && !removed) break;
    if (!removed || size > 1) size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return list;
}

/**
 * The fewest operations of a workload that still come to harm of this kind; a run at each step.
 * @param settledFrom as for runWorkload(); what follows it is kept
 */
export function* shrinkWorkload(
  operations: readonly string[],
  kind: string,
  settledFrom: number,
): Generator<void, readonly string[]> {
  const settled = operations.slice(settledFrom);
  const harmOf = (part: readonly string[]) => runWorkload([...part, ...settled], { settledFrom: part.length }).harm;
  const part = yield* shrinkList(operations.slice(0, settledFrom), (smaller) => harmOf(smaller)?.kind === kind);
  const harm = harmOf(part);
  return [...part, ...settled].slice(0, (harm?.operation ?? Number.POSITIVE_INFINITY) + 1);
}
