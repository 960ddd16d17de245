// SPDX-License-Identifier: GPL-2.0-only
// Measures the scenarios on the code of a real kernel: breaks its mm/ksm.c in small ways, one at a time, builds and boots each,
// and sees which scenario is the first to differ from what it shows on the unbroken kernel.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ProgressLine } from '../../cli/progress-line';
import { inRoot } from '../../project';
import { readJson } from '../../report/inputs/read';
import type { ResultsFolder } from '../../results/folder';
import { writeWhole } from '../../results/write-whole';
import { UsageError } from '../../usage-error';
import type { KernelResults, ScenarioResult } from '../kernels/results';
import { readKernels } from '../kernels/store';
import { type KernelMutant, mutantsOf, mutated } from './mutants';
import { type MutantResult, type MutantResults, mutantResults, reasonsIn, type Verdict } from './results';
import { sampleOf } from './sample';
import { pathsByLikelihood, runOnImage } from './scenarios';
import { describe, outcomeOf, survivors, totals } from './summary';
import { KernelTree } from './tree';

export interface MutationOptions {
  /** The kernel's tree. */
  readonly folder: string;
  /** How many mutants; null for all. */
  readonly sample: number | null;
  readonly seed: number;
  /** Forget the verdicts of earlier runs. */
  readonly fresh: boolean;
  readonly reports: ResultsFolder;
}

const RESULTS = 'kernel-mutants.json';
const REASONS = `reports/baseline/${RESULTS}`;
/** What decides how a scenario comes out. */
const SPECIFICATION = ['features', 'steps', 'src'];
/** For all scenarios on the unbroken kernel. */
const WHOLE_LIMIT_MS = 3_600_000;
/** A mutant may take longer by this factor, and this time. */
const SLOWER = 3;
const SLACK_MS = 60_000;
const SHOWN = 200;

/** Of all the files that make up the specification. */
function hashOfSpecification(): string {
  const hash = createHash('sha256');
  for (const folder of SPECIFICATION) {
    const files = readdirSync(inRoot(folder), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    for (const file of files.map(({ parentPath, name }) => path.join(parentPath, name)).sort())
      hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, SHOWN);

/** What all scenarios come to on the unbroken kernel. */
async function unbrokenResults(tree: KernelTree, specification: string): Promise<KernelResults> {
  const file = tree.beside(`unbroken-${tree.stamp.slice(0, 8)}-${specification}.json`);
  const [known] = existsSync(file) ? readKernels(file) : [];
  if (known !== undefined) return known;
  console.log('All scenarios run on the unbroken kernel');
  const run = await runOnImage(tree.unbrokenImage, [], WHOLE_LIMIT_MS);
  if ('failure' in run) throw new UsageError(`the unbroken kernel: ${run.failure}`);
  writeWhole(file, `${JSON.stringify([run.results], null, 1)}\n`);
  return run.results;
}

/** What a scenario or a build says of a mutant. */
type Finding = Pick<MutantResult, 'by' | 'text'> & { readonly verdict: Verdict };

class Trial {
  private readonly tree: KernelTree;
  private readonly holding: readonly ScenarioResult[];
  private readonly limitMs: number;

  constructor(tree: KernelTree, { scenarios, seconds }: KernelResults) {
    this.tree = tree;
    this.holding = scenarios.filter(({ outcome }) => outcome === 'holds');
    this.limitMs = SLOWER * 1000 * seconds + SLACK_MS;
  }

  /** Builds a mutant, boots it, and runs scenarios up to the first that differs. */
  async verdict(mutant: KernelMutant): Promise<Finding> {
    const { tree } = this;
    const { failure, isSame } = await tree.compile(mutated(tree.source, mutant));
    if (failure !== null) return { verdict: 'did not build', by: null, text: inOneLine(failure) };
    if (isSame) return { verdict: 'no change in the object', by: null, text: '' };
    const linked = await tree.build();
    if (linked.failure !== null) return { verdict: 'did not build', by: null, text: inOneLine(linked.failure) };
    for (const paths of pathsByLikelihood(this.holding, mutant.function)) {
      const found = await this.firstDifference(paths);
      if (found !== null) return found;
    }
    return { verdict: 'survived', by: null, text: '' };
  }

  private async firstDifference(paths: readonly string[]): Promise<Finding | null> {
    const run = await runOnImage(this.tree.image, ['--fail-fast', ...paths], this.limitMs);
    if ('failure' in run) return { verdict: 'killed the kernel', by: null, text: inOneLine(run.failure) };
    const wrong = run.results.scenarios.find(({ outcome }) => outcome !== 'holds' && outcome !== 'not applicable');
    const gone = run.results.scenarios.find(({ outcome }) => outcome === 'not applicable');
    const first = gone ?? wrong;
    if (first === undefined) return null;
    const verdict = first.outcome === 'kills' ? 'killed the kernel' : 'killed';
    return { verdict, by: first.id, text: inOneLine(first.text) };
  }
}

/** Earlier verdicts about the same text: a survivor's counts as long as the specification is the same. */
function keptVerdicts(file: string, tree: KernelTree, specification: string): MutantResult[] {
  const known = readJson(file, mutantResults);
  if (known?.source !== tree.hash) return [];
  return known.mutants.filter((each) => each.verdict !== 'survived' || each.specification === specification);
}

/** The verdicts, which are on the disk after each. */
class Verdicts {
  private readonly file: string;
  private readonly facts: Omit<MutantResults, 'time' | 'mutants'>;
  private readonly mutants: MutantResult[];

  constructor(file: string, facts: Omit<MutantResults, 'time' | 'mutants'>, kept: readonly MutantResult[]) {
    this.file = file;
    this.facts = facts;
    this.mutants = [...kept];
  }

  add(result: MutantResult): void {
    this.mutants.push(result);
    writeWhole(this.file, `${JSON.stringify(this.of(this.mutants), null, 1)}\n`);
  }

  has({ id }: KernelMutant): boolean {
    return this.mutants.some((each) => each.id === id);
  }

  /** Those of these mutants alone. */
  among(chosen: readonly KernelMutant[]): MutantResults {
    const ids = new Set(chosen.map(({ id }) => id));
    return this.of(this.mutants.filter(({ id }) => ids.has(id)));
  }

  private of(mutants: MutantResult[]): MutantResults {
    return { ...this.facts, time: new Date().toISOString(), mutants };
  }
}

function factsOf(tree: KernelTree, unbroken: KernelResults, possible: number): Omit<MutantResults, 'time' | 'mutants'> {
  const those = (...outcomes: readonly string[]): ScenarioResult[] =>
    unbroken.scenarios.filter(({ outcome }) => outcomes.includes(outcome));
  return {
    version: 1,
    kernel: unbroken.kernel.release,
    source: tree.hash,
    possible,
    holding: those('holds').length,
    excluded: those('differs', 'kills').map(({ id }) => id),
  };
}

async function tryOut(trial: Trial, mutant: KernelMutant, specification: string): Promise<MutantResult> {
  const begun = performance.now();
  const finding = await trial.verdict(mutant);
  const { id, function: name, before, after } = mutant;
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  return { id, function: name, before, after, ...finding, seconds, specification, class: '', reason: '' };
}

/** Tries those without a verdict, with lines for each. */
async function tryAll(
  trial: Trial,
  chosen: readonly KernelMutant[],
  verdicts: Verdicts,
  specification: string,
): Promise<void> {
  const left = chosen.filter((mutant) => !verdicts.has(mutant));
  if (left.length < chosen.length) console.log(`${chosen.length - left.length} of ${chosen.length} have a verdict`);
  const progress = new ProgressLine(left.length);
  for (const [done, mutant] of left.entries()) {
    progress.update(done, describe(mutant));
    const result = await tryOut(trial, mutant, specification);
    verdicts.add(result);
    progress.clear();
    console.log(`${describe(mutant)}\n     ${outcomeOf(result)}`);
  }
}

/** @returns whether each survivor has a known reason. @throws UsageError */
export async function mutateKernel({ folder, sample, seed, fresh, reports }: MutationOptions): Promise<boolean> {
  const tree = new KernelTree(path.resolve(folder));
  const reasonOf = reasonsIn(readJson(inRoot(REASONS), mutantResults));
  reports.probe();
  const file = reports.in(RESULTS);
  const specification = hashOfSpecification();
  const kept = fresh ? [] : keptVerdicts(file, tree, specification);
  await tree.prepare((what) => console.log(`${folder}: ${what}`));
  const possible = mutantsOf(tree.source, 'ksm.c', await tree.compiledLines());
  const unbroken = await unbrokenResults(tree, specification);
  const facts = factsOf(tree, unbroken, possible.length);
  for (const id of facts.excluded) console.log(`differs on the unbroken kernel, and is left out: ${id}`);
  const chosen = sample === null ? possible : sampleOf(possible, sample, seed);
  const verdicts = new Verdicts(file, facts, kept);
  await tryAll(new Trial(tree, unbroken), chosen, verdicts, specification);
  const results = verdicts.among(chosen);
  for (const line of survivors(results.mutants, reasonOf)) console.log(line);
  console.log(`${totals(results)}\nThe results are in ${file}`);
  return results.mutants.every((each) => each.verdict !== 'survived' || reasonOf(each) !== null);
}
