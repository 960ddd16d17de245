// SPDX-License-Identifier: GPL-2.0-only
// What became of the mutants of a kernel, as files keep it: reports/kernel-mutants.json, from which an interrupted run goes
// on, and reports/baseline/kernel-mutants.json, which says of survivors why nobody notices them.

import { list, nullable, number, object, orElse, text } from '../../report/inputs/shape';

/** A scenario differs; none does; the object file is the same; it does not compile; the kernel dies or hangs. */
export const VERDICTS = [
  'killed',
  'survived',
  'no change in the object',
  'did not build',
  'killed the kernel',
] as const;
export type Verdict = (typeof VERDICTS)[number];

const mutant = object({
  id: text,
  function: text,
  before: text,
  after: text,
  /** One of VERDICTS. */
  verdict: text,
  /** The first scenario that differs, or that the kernel died of; null when there is none. */
  by: nullable(text),
  /** In one line, how it differs, why it does not build, how the kernel died. */
  text: text,
  seconds: number,
  /** Of the specification that a survivor survived. */
  specification: text,
  /** Why no scenario notices a survivor: `equivalent`, `not observable`, and the reason. */
  class: orElse(text, ''),
  reason: orElse(text, ''),
});
export type MutantResult = ReturnType<typeof mutant>;

export const mutantResults = object({
  version: number,
  time: text,
  /** As `uname -r` says it. */
  kernel: text,
  /** SHA-256 of the unbroken mm/ksm.c. */
  source: text,
  /** How many mutants can be made of it. */
  possible: number,
  /** On the unbroken kernel: how many scenarios hold, and which differ and so say nothing of a mutant. */
  holding: number,
  excluded: list(text),
  mutants: list(mutant),
});
export type MutantResults = ReturnType<typeof mutantResults>;

/** What tells a mutant apart when lines have moved. */
const keyOf = ({
  id,
  function: name,
  before,
  after,
}: Pick<MutantResult, 'id' | 'function' | 'before' | 'after'>): string =>
  JSON.stringify([name, id.split(':')[2], before, after]);

export interface Reason {
  readonly class: string;
  readonly reason: string;
}

/** Finds why a survivor is none that a scenario could notice; null when nobody has said so. */
export function reasonsIn(known: MutantResults | null): (survivor: MutantResult) => Reason | null {
  const reasons = new Map(
    (known?.mutants ?? []).filter(({ reason }) => reason !== '').map((each) => [keyOf(each), each]),
  );
  return (survivor) => reasons.get(keyOf(survivor)) ?? null;
}
