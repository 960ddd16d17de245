// SPDX-License-Identifier: GPL-2.0-only
// Random workloads: each must come to its end without harm that the kernel is not known for. The first that does not is
// shrunk.

import fc from 'fast-check';
import { DEFAULT_RELEASE, type ReleaseName, releaseNamed } from '../../ksm/releases';
import { breathe, breathing } from '../breathe';
import { harmsOf } from '../known-harms';
import { type Shard, WHOLE } from '../parts';
import { shrinkList } from '../shrink';
import { type Harm, runWorkload } from '../workload';
import { type Genome, genomes } from './genes';
import { type SeriesResult, workloadsOf } from './series';
import { writeOut } from './write-out';

const MOST_OPERATIONS = 80;

/** What is wrong with a workload; null when nothing is. */
export type Judge = (operations: readonly string[]) => string | null;

/** The harm of a workload that the release is not known for. */
function unknownHarm(operations: readonly string[], release: ReleaseName): Harm | null {
  const tolerated = harmsOf(release);
  const { harm } = runWorkload(operations, { tolerated, release });
  return harm === null || tolerated.has(harm.kind) ? null : harm;
}

/** The seed of the i-th workload of a series. */
const seedOf = (seed: number, index: number): number => (seed + Math.imul(index, 0x9e3779b1)) | 0;

const workloadOf = (seed: number, index: number, release: ReleaseName): string[] => {
  const [genome] = fc.sample(genomes(MOST_OPERATIONS), { seed: seedOf(seed, index), numRuns: 1 });
  return writeOut(genome as Genome, releaseNamed(release));
};

/** Workload `index` of a series with as few operations as the judge still finds wrong: by genes, then line by line. */
export async function shrinkSeries(
  seed: number,
  index: number,
  judge: Judge,
  name: ReleaseName = DEFAULT_RELEASE,
): Promise<readonly string[]> {
  const release = releaseNamed(name);
  const property = fc.asyncProperty(genomes(MOST_OPERATIONS), async (genome) => {
    await breathe();
    return judge(writeOut(genome, release)) === null;
  });
  const { counterexample: found } = await fc.check(property, { seed: seedOf(seed, index), numRuns: 1 });
  const operations = found === null ? workloadOf(seed, index, name) : writeOut(found[0], release);
  return breathing(shrinkList(operations, (part) => judge(part) !== null));
}

export interface SeriesOptions {
  readonly runs: number;
  readonly seed: number;
  /** This process takes the k-th of n parts, from 1. */
  readonly shard?: Shard;
  readonly judge: Judge;
  /** v4.18 when left out. */
  readonly release?: ReleaseName;
}

/** Runs a series of workloads, one at each step. @throws PartsError when the part has none */
export function* runSeries(options: SeriesOptions): Generator<SeriesResult, void> {
  const { runs, seed, shard = WHOLE, judge, release = DEFAULT_RELEASE } = options;
  const count = workloadsOf(runs, shard);
  for (let i = 0; i < count; i++) {
    const index = shard.k - 1 + i * shard.n;
    yield { index, verdict: judge(workloadOf(seed, index, release)) };
  }
}

/** The judge of the model alone: audit, ghost memory, and the kernel's own complaints. */
export const harmlessOn =
  (release: ReleaseName): Judge =>
  (operations) =>
    unknownHarm(operations, release)?.text ?? null;

/** A workload with which something is wrong, as a trace from which no operation can be left out. */
export async function counterexample(
  seed: number,
  index: number,
  judge: Judge,
  release: ReleaseName = DEFAULT_RELEASE,
): Promise<string> {
  const operations = await shrinkSeries(seed, index, judge, release);
  const { lines } = runWorkload(operations, { tolerated: harmsOf(release), release });
  return `# seed ${seed}, workload ${index}\n# ${judge(operations)}\n${lines.join('\n')}\n`;
}
