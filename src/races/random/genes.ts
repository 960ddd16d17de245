// SPDX-License-Identifier: GPL-2.0-only
// What a random workload is made of: kinds of operations, each with a few numbers. The numbers stand for something only
// when the workload is written out, so that fast-check can leave out any part of it.

import fc from 'fast-check';
import { WINDOWS, type WindowName } from '../../kernel/windows';

/** How often each kind comes up. */
export const WEIGHTS = {
  write: 14,
  poke: 4,
  read: 4,
  fork: 3,
  exit: 2,
  exitstart: 1,
  madvise: 4,
  munmap: 2,
  zap: 2,
  mlock: 2,
  munlock: 1,
  pin: 2,
  lockpage: 1,
  release: 3,
  swapout: 4,
  migrate: 4,
  reclaim: 1,
  clock: 3,
  sysfs: 5,
  fail: 2,
  signal: 1,
  hotplug: 2,
  thp: 1,
  proc: 3,
  area: 2,
  scan: 14,
  fullscan: 12,
  ksmd: 1,
} as const;
export type Kind = keyof typeof WEIGHTS;

/** One operation before it is known what it acts upon. */
export interface Gene {
  readonly kind: Kind;
  readonly numbers: readonly [number, number, number, number];
  /** Others that run inside of it. */
  readonly inside: readonly { readonly window: WindowName; readonly call: number; readonly gene: Gene }[];
}

export interface Genome {
  readonly nodes: number;
  readonly framesPerNode: number;
  readonly contents: readonly string[];
  readonly maxPageSharing: number;
  readonly mergeAcrossNodes: number;
  readonly useZeroPages: number;
  readonly genes: readonly Gene[];
}

/** What makes sense inside of another operation: no scans, which need what is held there. */
const OUTSIDE_ONLY: readonly Kind[] = ['scan', 'fullscan', 'ksmd', 'proc', 'area'];

const kinds = (names: readonly Kind[]): fc.Arbitrary<Kind> =>
  fc.oneof(...names.map((kind) => ({ weight: WEIGHTS[kind], arbitrary: fc.constant(kind) })));

const number = fc.nat({ max: 0xffff });
const numbers = fc.tuple(number, number, number, number);
const ALL = Object.keys(WEIGHTS) as Kind[];

const nested: fc.Arbitrary<Gene> = fc.record({
  kind: kinds(ALL.filter((kind) => !OUTSIDE_ONLY.includes(kind))),
  numbers,
  inside: fc.constant([]),
});

/** Most windows are entered a few times in a scan, some often. */
const calls = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4, max: 20 }) },
);

const gene: fc.Arbitrary<Gene> = fc.record({
  kind: kinds(ALL),
  numbers,
  inside: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ window: fc.constantFrom(...WINDOWS), call: calls, gene: nested }), {
        minLength: 1,
        maxLength: 3,
      }),
    },
  ),
});

const content = fc.oneof(
  fc.integer({ min: 1, max: 255 }).map((byte) => `byte:${byte.toString(16).padStart(2, '0')}`),
  fc.integer({ min: 1, max: 99 }).map((seed) => `seed:${seed}`),
  fc.constant('zero'),
);

/** Workloads of up to so many operations. */
export const genomes = (length: number): fc.Arbitrary<Genome> =>
  fc.record({
    nodes: fc.integer({ min: 1, max: 3 }),
    framesPerNode: fc.constantFrom(48, 96),
    contents: fc.array(content, { minLength: 1, maxLength: 3 }),
    maxPageSharing: fc.constantFrom(2, 2, 3, 4, 256),
    mergeAcrossNodes: fc.nat({ max: 1 }),
    useZeroPages: fc.nat({ max: 1 }),
    genes: fc.array(gene, { minLength: 10, maxLength: length, size: 'max' }),
  });
