// SPDX-License-Identifier: GPL-2.0-only
// Long work in parts: --shard K/N.

import { InvalidArgumentError } from 'commander';

/** The k-th of n parts, from 1. */
export interface Shard {
  readonly k: number;
  readonly n: number;
}

export function parseShard(text: string): Shard {
  const [, k, n] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (k === undefined || n === undefined || k < 1 || k > n) {
    throw new InvalidArgumentError('It must be K/N with 1 <= K <= N.');
  }
  return { k, n };
}
