// SPDX-License-Identifier: GPL-2.0-only
// Form of the chapters: names, tags, one action per scenario, and the recorded traces that are replayed.

import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type Feature, IdGenerator, type Rule, type Scenario, StepKeywordType, type Tag } from '@cucumber/messages';
import { featureFiles } from '../../src/cli/features';
import { kernelFunctions } from './form-functions';
import { filesBelow, readText, type Search } from './form-sources';

export const FUNCTION_TAG = '@ksm.c:';
/** A function of the C: of ksm.c, or of another of the kernel's files, as in `@jhash.h:jhash2`. */
const C_FUNCTION = /^@[\w-]+\.[ch]:\w+$/;
/** Chapters about recorded runs, published tests and the code, where no single function decides. */
const WITHOUT_FUNCTION = /^features\/(?:reference|form|command-line|external-suites|real-kernels)\//;
/** Folders of traces, and the chapter that replays each. */
const REPLAYS = [
  ['features/reference/traces', 'features/reference/replay.feature'],
  ['features/reference/traces-v3', 'features/reference/replay-3.feature'],
] as const;

export interface Chapter {
  readonly file: string;
  readonly feature: Feature;
  readonly rules: readonly Rule[];
  /** All of them, and those that stand outside of a rule. */
  readonly scenarios: readonly Scenario[];
  readonly loose: readonly Scenario[];
}

function chapter(file: string): Chapter[] {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
  const { feature } = parser.parse(readText(file));
  if (feature === undefined) return [];
  const rules = feature.children.flatMap(({ rule }) => rule ?? []);
  const loose = feature.children.flatMap(({ scenario }) => scenario ?? []);
  const inRules = rules.flatMap(({ children }) => children.flatMap(({ scenario }) => scenario ?? []));
  return [{ file, feature, rules, loose, scenarios: [...loose, ...inRules] }];
}

export const chapters = (): Chapter[] => featureFiles().flatMap(chapter);

export function namesUsedTwice(): Search {
  const first = new Map<string, string>();
  const faults: string[] = [];
  for (const { file, feature, rules, scenarios } of chapters()) {
    for (const { name, location } of [feature, ...rules, ...scenarios]) {
      const place = `${file}:${location.line}`;
      const other = first.get(name);
      if (other === undefined) first.set(name, place);
      else faults.push(`${place}: "${name}" is also the name of ${other}`);
    }
  }
  return { looked: first.size, faults };
}

/** The tags that name a function that the C does not have. */
function strayTags(file: string, tags: readonly Tag[], kernel: ReadonlySet<string>): string[] {
  return tags
    .filter(({ name }) => name.startsWith(FUNCTION_TAG) && !kernel.has(name.slice(FUNCTION_TAG.length)))
    .map(({ name, location }) => `${file}:${location.line}: ${name} is not a function of the C`);
}

export function rulesWithoutFunction(): Search {
  const kernel = kernelFunctions();
  const all = chapters();
  const faults = all.flatMap(({ file, feature, rules, loose, scenarios }) => {
    const stray = [feature, ...rules, ...scenarios].flatMap(({ tags }) => strayTags(file, tags, kernel));
    if (WITHOUT_FUNCTION.test(file)) return stray;
    const untagged = rules.filter(({ tags }) => !tags.some(({ name }) => C_FUNCTION.test(name)));
    return [
      ...stray,
      ...untagged.map(({ name, location }) => `${file}:${location.line}: no ${FUNCTION_TAG} tag on "${name}"`),
      ...loose.map(({ name, location }) => `${file}:${location.line}: "${name}" stands outside of a rule`),
    ];
  });
  return { looked: all.reduce((sum, { rules }) => sum + rules.length, 0), faults };
}

/** The kinds of a scenario's steps; an `And` or a `But` is of the kind that it goes on with. */
function stepKinds({ steps }: Scenario): (StepKeywordType | undefined)[] {
  let last: StepKeywordType | undefined;
  return steps.map(({ keywordType }) => {
    if (keywordType !== StepKeywordType.CONJUNCTION) last = keywordType;
    return last;
  });
}

/** Steps that say which machine boots. */
const BOOTS = /^a (?:machine|kernel) /;

/** How many actions a scenario takes. One that only looks is about a fresh machine: to boot was its action. */
function actions(scenario: Scenario, hasBackground: boolean): number {
  const kinds = stepKinds(scenario);
  const looks = scenario.steps.every(({ text }, index) => kinds[index] === StepKeywordType.OUTCOME || BOOTS.test(text));
  if (!hasBackground && looks) return 1;
  return kinds.filter((kind) => kind === StepKeywordType.ACTION).length;
}

export function scenariosWithoutOneWhen(): Search {
  const all = chapters().flatMap(({ file, feature, rules, scenarios }) => {
    const hasBackground = [feature, ...rules].some(({ children }) => children.some(({ background }) => background));
    return scenarios.map((scenario) => ({ file, scenario, count: actions(scenario, hasBackground) }));
  });
  const faults = all
    .filter(({ count }) => count !== 1)
    .map(({ file, scenario, count }) => {
      return `${file}:${scenario.location.line}: "${scenario.name}" has ${count} actions, not one`;
    });
  return { looked: all.length, faults };
}

/** The rows below `trace` in all Examples tables of the replays. */
function replayedTraces(replay: string): { name: string; place: string }[] {
  const tables = chapter(replay).flatMap(({ scenarios }) => scenarios.flatMap(({ examples }) => examples));
  return tables.flatMap(({ tableHeader, tableBody }) => {
    const column = tableHeader?.cells.findIndex(({ value }) => value === 'trace') ?? -1;
    return tableBody.map(({ cells, location }) => ({
      name: cells[column]?.value ?? '',
      place: `${replay}:${location.line}`,
    }));
  });
}

function notReplayedOnce(folder: string, replay: string): Search {
  const files = filesBelow(folder);
  const traces = new Set(files.map((file) => file.slice(folder.length + 1).replace(/\.trace$/, '')));
  const first = new Map<string, string>();
  const faults: string[] = [];
  for (const { name, place } of replayedTraces(replay)) {
    if (!traces.has(name)) faults.push(`${place}: there is no trace "${name}"`);
    else if (first.has(name)) faults.push(`${place}: "${name}" is replayed already, at ${first.get(name)}`);
    else first.set(name, place);
  }
  const forgotten = [...traces].filter((name) => !first.has(name));
  return {
    looked: files.length,
    faults: [...faults, ...forgotten.map((name) => `${folder}/${name}.trace:1: ${replay} does not list it`)],
  };
}

export function tracesNotReplayedOnce(): Search {
  const searches = REPLAYS.map(([folder, replay]) => notReplayedOnce(folder, replay));
  return {
    looked: searches.reduce((sum, { looked }) => sum + looked, 0),
    faults: searches.flatMap(({ faults }) => faults),
  };
}
