// SPDX-License-Identifier: GPL-2.0-only
// What the specification came to on real kernels, as the report tells it: by kernel, by rule and by scenario.

import { type Judgement, judge } from '../evidence/kernels/known-differences';
import { type KernelResults, kernelName, type ScenarioResult } from '../evidence/kernels/results';
import { releaseOfKernel } from '../evidence/kernels/rules';
import { compareVersions } from '../kernel/version';
import { chapterOf, chapterRank } from '../spec/chapters';
import type { Releases } from './releases';

/** Where a scenario stands in the features of today. */
export interface Place {
  readonly line: number;
  /** The names of the feature and of the rule; empty for none. */
  readonly feature: string;
  readonly rule: string;
}

/** By the ids of scenarios, as ScenarioResult has them. */
export type Places = ReadonlyMap<string, Place>;

export interface KernelRun {
  readonly name: string;
  readonly results: KernelResults;
  /** Whether the results came with the project; others were made here. */
  readonly kept: boolean;
  readonly judgement: Judgement;
}

export interface RealKernels {
  /** Oldest kernel first. */
  readonly runs: readonly KernelRun[];
  readonly places: Places;
}

/** @param kept what came with the project: a kernel that was under test here as well takes its place */
export function kernelRuns(here: readonly KernelResults[], kept: readonly KernelResults[]): KernelRun[] {
  const whole = (results: readonly KernelResults[], isKept: boolean): [string, KernelRun][] =>
    results
      .filter(({ part }) => part === null)
      .map((each) => {
        const name = kernelName(each.kernel);
        return [name, { name, results: each, kept: isKept, judgement: judge(each) }];
      });
  const byName = new Map([...whole(kept, true), ...whole(here, false)]);
  return [...byName.values()].sort((a, b) => compareVersions(a.name, b.name));
}

export const pathOf = (id: string): string => id.slice(0, id.indexOf(': '));
export const nameOf = (id: string): string => id.slice(id.indexOf(': ') + 2);

/** By chapters as the book has them, in a chapter by files and lines. */
function inBookOrder(a: ScenarioResult, b: ScenarioResult): number {
  const [left, right] = [pathOf(a.id), pathOf(b.id)];
  return chapterRank(chapterOf(left)) - chapterRank(chapterOf(right)) || left.localeCompare(right) || a.line - b.line;
}

/** The command that repeats a scenario on the same kernel. */
export function commandFor({ results: { kernel } }: KernelRun, { id, line }: ScenarioResult, places: Places): string {
  const words = kernel.where === 'this machine' ? [] : ['--image', kernel.where];
  if (words.length > 0 && kernel.nodes > 1) words.push('--nodes', String(kernel.nodes));
  if (releaseOfKernel(kernel.release) !== kernel.rules) words.push('--release', kernel.rules);
  return ['samepage kernel', ...words, `${pathOf(id)}:${places.get(id)?.line ?? line}`].join(' ');
}

export interface Difference {
  readonly result: ScenarioResult;
  /** Why it is so; null for what is not known. */
  readonly reason: string | null;
}

/** A rule, or a feature without rules, and what some kernels do differently. */
export interface RuleOfDifferences {
  readonly key: string;
  readonly path: string;
  readonly title: string;
  /** By the names of kernels. */
  readonly byKernel: ReadonlyMap<string, readonly Difference[]>;
}

const differencesOf = ({ judgement: { known, unexpected } }: KernelRun): Difference[] => [
  ...known,
  ...unexpected.map((result) => ({ result, reason: null })),
];

/** What some kernel does differently, by rules in the order of the book. */
export function rulesOfDifferences({ runs, places }: RealKernels): RuleOfDifferences[] {
  const all = runs
    .flatMap((run) => differencesOf(run).map((difference) => ({ kernel: run.name, difference })))
    .sort((a, b) => inBookOrder(a.difference.result, b.difference.result));
  const rules = new Map<string, RuleOfDifferences & { byKernel: Map<string, Difference[]> }>();
  for (const { kernel, difference } of all) {
    const path = pathOf(difference.result.id);
    const { rule = '', feature = '' } = places.get(difference.result.id) ?? {};
    const title = rule || feature || path;
    const key = `${path}: ${title}`;
    const found = rules.get(key) ?? { key, path, title, byKernel: new Map<string, Difference[]>() };
    rules.set(key, found);
    found.byKernel.set(kernel, [...(found.byKernel.get(kernel) ?? []), difference]);
  }
  return [...rules.values()];
}

/** What a scenario came to somewhere; null where it did not run. */
export type Cell = 'holds' | 'known' | 'differs' | 'kills' | 'not applicable' | null;

export interface KernelRow {
  readonly id: string;
  readonly chapter: string;
  /** In the order of the model's releases. */
  readonly releases: readonly Cell[];
  /** In the order of the kernels, each with why it is not applicable. */
  readonly kernels: readonly { readonly cell: Cell; readonly text: string }[];
}

/** Ids as kernels' results have them: the second scenario of a name in a file is `(2)`. */
export function idsOf(scenarios: readonly { path: string; name: string; line: number }[]): Map<string, number> {
  const seen = new Map<string, number>();
  const ids = new Map<string, number>();
  const inOrder = [...scenarios.keys()].sort((a, b) => (scenarios[a]?.line ?? 0) - (scenarios[b]?.line ?? 0));
  for (const index of inOrder) {
    const { path, name } = scenarios[index] as { path: string; name: string };
    const id = `${path}: ${name}`;
    const nth = (seen.get(id) ?? 0) + 1;
    seen.set(id, nth);
    ids.set(nth === 1 ? id : `${id} (${nth})`, index);
  }
  return ids;
}

const OF_MODEL = { passed: 'holds', failed: 'differs', 'not applicable': 'not applicable' } as const;

/** What the scenarios came to on the model's releases, by their ids. */
function modelCells(matrix: Releases): Map<string, readonly Cell[]> {
  const scenarios = matrix.features.flatMap((feature) => feature.scenarios);
  const cells = (index: number): Cell[] => scenarios[index]?.outcomes.map((outcome) => OF_MODEL[outcome]) ?? [];
  return new Map([...idsOf(scenarios)].map(([id, index]) => [id, cells(index)]));
}

/** The results of a run by ids, each with what it is told as. */
function kernelCells({ results, judgement }: KernelRun): Map<string, { cell: Cell; text: string }> {
  const known = new Set(judgement.known.map(({ result }) => result));
  return new Map(
    results.scenarios.map((result): [string, { cell: Cell; text: string }] => {
      const cell = known.has(result) && result.outcome === 'differs' ? 'known' : result.outcome;
      return [result.id, { cell, text: cell === 'not applicable' ? result.text : '' }];
    }),
  );
}

/** All scenarios that ran on some real kernel, in the order of the book. */
export function kernelRows({ runs }: RealKernels, matrix: Releases | null): KernelRow[] {
  const model = matrix === null ? new Map<string, readonly Cell[]>() : modelCells(matrix);
  const columns = runs.map(kernelCells);
  const results = new Map(runs.flatMap((run) => run.results.scenarios.map((result) => [result.id, result])));
  return [...results.values()].sort(inBookOrder).map(({ id }) => ({
    id,
    chapter: chapterOf(pathOf(id)),
    releases: model.get(id) ?? matrix?.releases.map(() => null) ?? [],
    kernels: columns.map((column) => column.get(id) ?? { cell: null, text: '' }),
  }));
}

/** Whether it says more of a kernel than that it is as specified. */
export const isOfInterest = ({ kernels }: KernelRow): boolean =>
  kernels.some(({ cell }) => cell !== null && cell !== 'holds');
