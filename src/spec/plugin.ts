// SPDX-License-Identifier: GPL-2.0-only
// What the specification adds to cucumber's way of running scenarios: chapters run in the book's order. A selection that
// matches nothing, a tag that means nothing, and what would pass because it is empty end the run before its first scenario.

import type { CoordinatorContext, CoordinatorTransformValues, Plugin } from '@cucumber/cucumber/api';
import type { GherkinDocument, Pickle } from '@cucumber/messages';
import { inRoot } from '../project';
import { chapterOf, chapterRank } from './chapters';
import { type Candidate, type Selection, selectionFault } from './selection';
import { tagFault } from './tags';

type FilterablePickles = CoordinatorTransformValues['pickles:filter'];

const NOTHING: Selection = { paths: [], tags: '', names: [], shard: '' };

/** The lines of scenarios and of the rows of outlines, by their ids. */
function linesOf({ feature }: GherkinDocument): Map<string, number> {
  const children = (feature?.children ?? []).flatMap((child) => [child, ...(child.rule?.children ?? [])]);
  const scenarios = children.flatMap(({ scenario }) => scenario ?? []);
  const rows = scenarios.flatMap(({ examples }) => examples.flatMap(({ tableBody }) => tableBody));
  return new Map([...scenarios, ...rows].map(({ id, location }) => [id, location.line]));
}

/** A run that would mislead ends here; whoever reads its exit status and its one line knows why. */
function refuse(context: CoordinatorContext<unknown>, fault: string): never {
  context.environment.stderr.write(`samepage spec: ${fault}\n`);
  process.exit(1);
}

/** What is wrong with a scenario before it runs: a tag that means nothing, or that it would pass without doing anything. */
function scenarioFault({ steps, tags }: Pickle): string | null {
  if (steps.length === 0) return 'the scenario has no steps';
  return tags.map(({ name }) => tagFault(name)).find((fault) => fault !== null) ?? null;
}

function firstScenarioFault(pickles: FilterablePickles): string | null {
  for (const { pickle } of pickles) {
    const fault = scenarioFault(pickle);
    if (fault !== null) return `${pickle.uri}:${pickle.location?.line ?? 1}: ${fault}`;
  }
  return null;
}

/** The same scenarios by chapters; those of one chapter stay in their order. */
function inBookOrder(pickles: FilterablePickles): FilterablePickles {
  const rank = ({ pickle }: FilterablePickles[number]): number => chapterRank(chapterOf(pickle.uri));
  return [...pickles].sort((a, b) => rank(a) - rank(b));
}

export const plugin: Plugin<{ readonly selection?: Selection }> = {
  type: 'plugin',
  coordinator: (context) => {
    const selection = context.options.selection ?? NOTHING;
    const lines = new Map<string, number>();
    const candidates: Candidate[] = [];
    const features = new Set<string>();
    const emptyFeature = (): string | null => {
      const empty = [...features].find((uri) => !candidates.some(({ pickle }) => pickle.uri === uri));
      return empty === undefined ? null : `${empty}: the feature has no scenario`;
    };
    context.on('paths:resolve', ({ sourcePaths, unexpandedSourcePaths }) => {
      if (sourcePaths.length === 0) refuse(context, `no scenario: ${unexpandedSourcePaths.join(', ')} is not there`);
    });
    context.on('message', ({ gherkinDocument, pickle }) => {
      if (gherkinDocument) {
        features.add(gherkinDocument.uri ?? '');
        for (const [id, line] of linesOf(gherkinDocument)) lines.set(id, line);
      }
      if (pickle) candidates.push({ pickle, lines: pickle.astNodeIds.flatMap((id) => lines.get(id) ?? []) });
    });
    context.transform('pickles:filter', (selected) => {
      const fault =
        emptyFeature() ??
        firstScenarioFault(selected) ??
        selectionFault(selection, candidates, selected.length, inRoot('features'));
      if (fault !== null) refuse(context, fault);
      return selected;
    });
    context.transform('pickles:order', (pickles) => {
      // Another order was asked for when it is not that of the files any more.
      const places = new Map(candidates.map(({ pickle }, place) => [pickle.id, place]));
      const order = pickles.map(({ pickle }) => places.get(pickle.id) ?? 0);
      const asDefined = order.every((place, index) => index === 0 || place > (order[index - 1] as number));
      return asDefined ? inBookOrder(pickles) : pickles;
    });
  },
};
