// SPDX-License-Identifier: GPL-2.0-only
// Long work is done in parts, by several processes; what they leave must fit together.

/** The k-th of n parts, from 1. */
export interface Shard {
  readonly k: number;
  readonly n: number;
}

export const WHOLE: Shard = { k: 1, n: 1 };

/** What the user can mend: one line, no stack. */
export class PartsError extends Error {}

/** @throws PartsError unless these are all parts of one piece of work, each once, as `sameWork` tells */
export function checkParts<T extends { readonly shard: Shard }>(
  parts: readonly T[],
  sameWork: (a: T, b: T) => boolean,
): T {
  const [first] = parts;
  if (first === undefined) throw new PartsError('there is nothing to merge');
  const { n } = first.shard;
  for (const part of parts) {
    if (part.shard.n !== n || !sameWork(first, part)) {
      throw new PartsError('the parts are of different runs: their options differ');
    }
  }
  const found = parts.map(({ shard }) => shard.k).sort((a, b) => a - b);
  if (found.length !== n || found.some((k, index) => k !== index + 1)) {
    throw new PartsError(`found parts ${found.join(', ')} of ${n}, expected each once`);
  }
  return first;
}
