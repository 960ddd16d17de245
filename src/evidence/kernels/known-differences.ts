// SPDX-License-Identifier: GPL-2.0-only
// Differences between the specification and real kernels that are known, each with its reason: what else differs fails a
// run, and so does a known difference that does not occur any more.

import { readFileSync } from 'node:fs';
import { isWithin } from '../../kernel/version';
import { inRoot } from '../../project';
import { UsageError } from '../../usage-error';
import { type KernelResults, kernelName, type ScenarioResult } from './results';

export interface KnownDifference {
  /** As ScenarioResult has it. */
  readonly scenario: string;
  /** First and last version for which it is known; left out for no bound. */
  readonly since?: string;
  readonly until?: string;
  /** Whether the kernel dies of it. */
  readonly kills?: true;
  readonly reason: string;
}

const KNOWN = 'reports/baseline/kernels/known-differences.json';

const knownDifferences = (): KnownDifference[] => JSON.parse(readFileSync(inRoot(KNOWN), 'utf8')) as KnownDifference[];

export interface Judgement {
  /** Known, and there: with their reasons. */
  readonly known: readonly { readonly result: ScenarioResult; readonly reason: string }[];
  /** Not known. */
  readonly unexpected: readonly ScenarioResult[];
  /** Known, and the scenario ran and holds. */
  readonly gone: readonly KnownDifference[];
}

/** @throws UsageError for a kernel whose version can't be read */
export function judge({ kernel, scenarios }: Pick<KernelResults, 'kernel' | 'scenarios'>): Judgement {
  const version = kernelName(kernel);
  if (!/^\d+(\.\d+)+$/.test(version)) throw new UsageError(`'${kernel.release}' is no version of a kernel`);
  const those = new Map(
    knownDifferences()
      .filter(({ since, until }) => isWithin(version, since, until))
      .map((known) => [known.scenario, known]),
  );
  const known: { result: ScenarioResult; reason: string }[] = [];
  const unexpected: ScenarioResult[] = [];
  const gone: KnownDifference[] = [];
  for (const result of scenarios) {
    const difference = those.get(result.id);
    const differs = result.outcome === 'differs' || result.outcome === 'kills';
    const expected = difference !== undefined && (difference.kills === true) === (result.outcome === 'kills');
    if (differs && expected) known.push({ result, reason: difference.reason });
    else if (differs) unexpected.push(result);
    else if (difference !== undefined && result.outcome === 'holds') gone.push(difference);
  }
  return { known, unexpected, gone };
}
