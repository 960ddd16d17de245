// SPDX-License-Identifier: GPL-2.0-only
// What the scenarios came to on one real kernel.

/** It holds; it does not; the scenario needs what this kernel does not have; the kernel died of it, or warned. */
export const OUTCOMES = ['holds', 'differs', 'not applicable', 'kills'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ScenarioResult {
  /** `features/merging/basics.feature: its name`, and behind that `(2)` for the second one of that name. */
  readonly id: string;
  readonly line: number;
  readonly outcome: Outcome;
  /**
   * What was found and what was expected; why it is not applicable; how the kernel died. Empty when it holds, unless it
   * did so only when it was repeated: then what was found before.
   */
  readonly text: string;
}

/** Where this machine's own kernel ran. */
export const HERE = 'this machine';

/** A kernel that was under test. */
export interface KernelFacts {
  /** As `uname -r` says it. */
  readonly release: string;
  /** The model's release whose rules were asked for. */
  readonly rules: string;
  /** HERE, or an image's file name. */
  readonly where: string;
  readonly nodes: number;
  readonly swap: boolean;
  readonly thp: boolean;
}

export interface KernelResults {
  readonly version: 1;
  readonly kernel: KernelFacts;
  readonly time: string;
  /** Of the project; null where it is not known. */
  readonly commit: string | null;
  /** What part of the scenarios was selected; null for all. */
  readonly part: string | null;
  readonly seconds: number;
  readonly scenarios: readonly ScenarioResult[];
}

/** A name for the kernel under which its results are kept: `6.12.118`. */
export const kernelName = ({ release }: KernelFacts): string => /^[\d.]+/.exec(release)?.[0] ?? release;

/** Those that hold, but not at once: something else on the machine may have come in between. */
export const unsteady = (scenarios: readonly ScenarioResult[]): ScenarioResult[] =>
  scenarios.filter(({ outcome, text }) => outcome === 'holds' && text !== '');

/** How many scenarios came to each outcome. */
export function countOutcomes(scenarios: readonly ScenarioResult[]): Readonly<Record<Outcome, number>> {
  const counts = { holds: 0, differs: 0, 'not applicable': 0, kills: 0 };
  for (const { outcome } of scenarios) counts[outcome]++;
  return counts;
}
