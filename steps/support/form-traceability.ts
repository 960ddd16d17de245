// SPDX-License-Identifier: GPL-2.0-only
// Form of the tags: what they promise, held against what ran. The specification runs once more for that, once for all
// searches of this process.

import path from 'node:path';
import type { Tag } from '@cucumber/messages';
import { runSamepage } from '../../src/cli/run-command';
import { CLAIMS, isClaimId, readClaims } from '../../src/cli/traceability-claims';
import { HOME } from '../../src/project';
import { gapsOf, readTraceability, type Traceability } from '../../src/report/inputs/traceability';
import { type Chapter, chapters, FUNCTION_TAG } from './form-features';
import type { Search } from './form-sources';

async function runPass(): Promise<Traceability> {
  const begun = new Date().toISOString();
  // An empty name switches off the coverage of the whole run in the child, whose counters would be the same ones.
  const { output } = await runSamepage(['traceability'], { env: { NODE_V8_COVERAGE: '' } });
  const traceability = readTraceability(path.join(HOME, 'reports/traceability.json'));
  if (traceability === null || traceability.time < begun)
    throw new Error(`the traceability pass broke off:\n${output}`);
  return traceability;
}

/** The first call runs the pass; all calls give its result. */
const tracedOnce = ((): (() => Promise<Traceability>) => {
  let pass: Promise<Traceability> | null = null;
  return () => {
    pass ??= runPass();
    return pass;
  };
})();

/** Something that can carry tags, and the lines of its file that belong to it. */
interface Tagged {
  readonly file: string;
  readonly tags: readonly Tag[];
  readonly from: number;
  /** The first line that is no longer its. */
  readonly to: number;
}

/** The feature, its rules, scenarios and Examples tables. */
function taggedParts({ file, feature, rules, scenarios }: Chapter): Tagged[] {
  const ruleLines = rules.map(({ location }) => location.line);
  const scenarioLines = [...ruleLines, ...scenarios.map(({ location }) => location.line)];
  const examples = scenarios.flatMap((scenario) => scenario.examples);
  const exampleLines = [...scenarioLines, ...examples.map(({ location }) => location.line)];
  const part = (lines: readonly number[], { tags, location }: { tags: readonly Tag[]; location: { line: number } }) => {
    const later = lines.filter((line) => line > location.line);
    return { file, tags, from: location.line, to: Math.min(...later, Number.POSITIVE_INFINITY) };
  };
  return [
    part([], feature),
    ...rules.map((rule) => part(ruleLines, rule)),
    ...scenarios.map((scenario) => part(scenarioLines, scenario)),
    ...examples.map((table) => part(exampleLines, table)),
  ];
}

/** The scenarios below a part that passed, by their index. */
function passedBelow({ scenarios }: Traceability, { file, from, to }: Tagged): number[] {
  return scenarios.flatMap(({ path, line, status }, index) =>
    path === file && line >= from && line < to && status === 'passed' ? [index] : [],
  );
}

export async function tagsNotBorneOut(): Promise<Search> {
  const traceability = await tracedOnce();
  const executedBy = new Map(traceability.functions.map(({ name, scenarios }) => [name, new Set(scenarios)]));
  let looked = 0;
  const faults = chapters()
    .flatMap(taggedParts)
    .flatMap((part) => {
      const below = passedBelow(traceability, part);
      const tags = below.length === 0 ? [] : part.tags.filter(({ name }) => name.startsWith(FUNCTION_TAG));
      looked += tags.length;
      return tags
        .filter(({ name }) => !below.some((index) => executedBy.get(name.slice(FUNCTION_TAG.length))?.has(index)))
        .map(({ name, location }) => `${part.file}:${location.line}: ${name} is executed by no scenario below it`);
    });
  return { looked, faults };
}

export async function claimsAndScenariosApart(): Promise<Search> {
  const traceability = await tracedOnce();
  const claims = new Map(readClaims().map((claim) => [claim.id, claim]));
  const unshown = gapsOf(traceability).claims.map(
    ({ id, scenarios }) =>
      `${CLAIMS}:${claims.get(id)?.line ?? 1}: ${id} has ${scenarios.length === 0 ? 'no scenario' : 'a scenario that does not pass'}`,
  );
  const stray = traceability.scenarios.flatMap(({ path, line, tags }) =>
    tags.filter(isClaimId).flatMap((id) => {
      const claim = claims.get(id);
      if (claim === undefined) return [`${path}:${line}: @${id} is not in ${CLAIMS}`];
      return claim.notShown === null
        ? []
        : [`${path}:${line}: @${id} is said not to be shown, at ${CLAIMS}:${claim.line}`];
    }),
  );
  return { looked: claims.size, faults: [...unshown, ...stray] };
}

export async function functionsNotExecuted(): Promise<Search> {
  const traceability = await tracedOnce();
  const faults = gapsOf(traceability).functions.map(({ name, port }) =>
    port === null ? `${name}() is not ported` : `${port.file}:${port.line}: ${name}()`,
  );
  return { looked: traceability.functions.length, faults };
}

export async function branchesNotTaken(): Promise<Search> {
  const traceability = await tracedOnce();
  const faults = gapsOf(traceability).branches.map(
    ({ file, line, column, text, before }) => `${file}:${line}:${column}: ${text.slice(before)}`,
  );
  return { looked: traceability.branches.length, faults };
}
