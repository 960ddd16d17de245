// SPDX-License-Identifier: GPL-2.0-only
// Long work is done in parts, by several processes; what they leave must fit together.

import { UsageError } from '../usage-error';

/** The k-th of n parts, from 1. */
export interface Shard {
  readonly k: number;
  readonly n: number;
}

export const WHOLE: Shard = { k: 1, n: 1 };

/** What one process has left, and where. */
export interface PartFile<T> {
  readonly file: string;
  readonly part: T;
}

/** Parts that do not fit together. */
export class PartsError extends UsageError {}

/** What has to be the same in all parts, by name. */
export type WorkOf<T> = (part: T) => Readonly<Record<string, unknown>>;

const isShard = ({ k, n }: Shard): boolean => Number.isInteger(k) && Number.isInteger(n) && k >= 1 && k <= n;

/** @throws PartsError for something else than a part of such work */
function checkOne<T extends { readonly shard: Shard }>({ file, part }: PartFile<T>, kind: string, work: WorkOf<T>) {
  const expected = `expected a part of ${kind}`;
  if (typeof part !== 'object' || part === null || Array.isArray(part)) {
    throw new PartsError(`${file}: found no object, ${expected}`);
  }
  const { shard } = part;
  if (typeof shard !== 'object' || shard === null || !isShard(shard)) {
    throw new PartsError(`${file}: found the shard ${JSON.stringify(shard)}, ${expected}`);
  }
  for (const [name, value] of Object.entries(work(part))) {
    if (value === undefined) throw new PartsError(`${file}: found no ${name}, ${expected}`);
  }
}

function checkSame<T extends { readonly shard: Shard }>(first: PartFile<T>, other: PartFile<T>, work: WorkOf<T>): void {
  const [a, b] = [first, other].map(({ part }) => ({ 'number of parts': part.shard.n, ...work(part) }));
  for (const [name, value] of Object.entries(a ?? {})) {
    const found = (b as Record<string, unknown>)[name];
    if (found !== value) {
      throw new PartsError(`${other.file}: found the ${name} ${found}, expected ${value} as in ${first.file}`);
    }
  }
}

/**
 * @param kind what the work is, as in `an exploration`
 * @returns the first part
 * @throws PartsError unless these are all parts of one piece of work, each once
 */
export function checkParts<T extends { readonly shard: Shard }>(
  parts: readonly PartFile<T>[],
  kind: string,
  work: WorkOf<T>,
): T {
  const [first] = parts;
  if (first === undefined) throw new PartsError(`found no file, expected those of all parts of ${kind}`);
  for (const part of parts) checkOne(part, kind, work);
  for (const part of parts) checkSame(first, part, work);
  const { n } = first.part.shard;
  const sorted = [...parts].sort((a, b) => a.part.shard.k - b.part.shard.k);
  const found = sorted.map(({ part }) => part.shard.k);
  if (found.length !== n || found.some((k, index) => k !== index + 1)) {
    const files = sorted.map(({ file }) => file).join(', ');
    throw new PartsError(
      `found ${n === 1 ? 'part' : 'parts'} ${found.join(', ')} of ${n} (${files}), expected each once`,
    );
  }
  return first.part;
}
