// SPDX-License-Identifier: GPL-2.0-only
// The exact work of the benchmarks, beside what was accepted last.

import type { WorkCounts } from '../../src/bench/work-baseline';
import { aligned, fail } from './expectations';

/** `case, kind of work` and the number, for all of them. */
const flat = (work: WorkCounts): Map<string, number> =>
  new Map(
    Object.entries(work).flatMap(([name, counts]) =>
      Object.entries(counts).map(([kind, count]): [string, number] => [`${name}, ${kind}`, count]),
    ),
  );

export function expectAcceptedWork(now: WorkCounts | null, accepted: WorkCounts): void {
  if (now === null) fail('the benchmarks have not scanned yet');
  const [done, should] = [flat(now), flat(accepted)];
  const wrong = [...new Set([...done.keys(), ...should.keys()])].filter((name) => done.get(name) !== should.get(name));
  const rows = wrong.map((name) => [name, String(should.get(name) ?? '-'), String(done.get(name) ?? '-')]);
  if (wrong.length > 0) fail(`the work differs:\n${aligned([['work', 'accepted', 'now'], ...rows])}`);
}
