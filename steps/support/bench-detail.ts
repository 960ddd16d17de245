// SPDX-License-Identifier: GPL-2.0-only
// The result of a benchmark run in which nothing was measured: for what becomes of results.

import type { BenchDetail } from '../../src/bench/detail';

const KINDS: Readonly<Record<string, Pick<BenchDetail, 'quick' | 'part'>>> = {
  full: { quick: false, part: null },
  quick: { quick: true, part: null },
  partial: { quick: false, part: '1 of 4 sizes' },
};

export const RUN_KINDS = Object.keys(KINDS);

/** @param kind one of RUN_KINDS; @param commit `none` for null */
export function detailOf(kind: string, commit: string): BenchDetail {
  return {
    version: 2,
    time: '2018-08-12T20:41:04.000Z',
    commit: commit === 'none' ? null : commit,
    host: { cpu: 'a processor', cores: 1, memory: 2 ** 30, platform: 'linux', node: 'v20.19.0' },
    quick: KINDS[kind]?.quick ?? false,
    part: KINDS[kind]?.part ?? null,
    processes: 1,
    sizes: [],
    native: null,
    measurements: [],
    memory: [],
    pauses: { pages: 0, passes: 0, collections: 0, full_collections: 0, longest: 0, longest_full: 0 },
    comparison: [],
  };
}
