// SPDX-License-Identifier: GPL-2.0-only
// What became of a kernel's mutants, in words.

import { count } from '../../report/format';
import type { MutantResult, MutantResults, Reason } from './results';
import { VERDICTS } from './results';

/** One line of a mutant: `ksm.c:1234:relation in stable_tree_search: < -> <=`. */
export const describe = ({
  id,
  function: name,
  before,
  after,
}: Pick<MutantResult, 'id' | 'function' | 'before' | 'after'>): string => `${id} in ${name}: ${before} -> ${after}`;

/** The line that follows a mutant when it has been tried. */
export function outcomeOf({ verdict, by, text }: MutantResult): string {
  return [verdict, by === null ? text : `by ${by}`].filter(Boolean).join(', ');
}

/** How many came to each verdict, and of those that a scenario could have noticed how many were. */
export function totals({ mutants, possible }: MutantResults): string {
  const of = (verdict: string): number => mutants.filter((each) => each.verdict === verdict).length;
  const noticed = of('killed') + of('killed the kernel');
  const all = noticed + of('survived');
  const parts = VERDICTS.map((verdict) => `${of(verdict)} ${verdict}`);
  const score = all === 0 ? '' : `; noticed ${noticed} of ${all}, ${Math.floor((100 * noticed) / all)} %`;
  return `${mutants.length} of ${count(possible, 'possible mutant')}: ${parts.join(', ')}${score}`;
}

/** Survivors, each with why nobody notices it, or that nobody has said so. */
export function survivors(
  mutants: readonly MutantResult[],
  reasonOf: (survivor: MutantResult) => Reason | null,
): string[] {
  return mutants
    .filter(({ verdict }) => verdict === 'survived')
    .map((survivor) => {
      const known = reasonOf(survivor);
      return `SURVIVED ${describe(survivor)}\n     ${known === null ? 'no reason is known' : `${known.class}: ${known.reason}`}`;
    });
}
