// SPDX-License-Identifier: GPL-2.0-only
// Long work in parts: --shard K/N.

import { InvalidArgumentError } from 'commander';
import type { Shard } from '../races/parts';

export function parseShard(text: string): Shard {
  const [, k, n] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (k === undefined || n === undefined || k < 1 || k > n) {
    throw new InvalidArgumentError('It must be K/N with 1 <= K <= N.');
  }
  return { k, n };
}
