// SPDX-License-Identifier: GPL-2.0-only
// Pieces that the sections of the traceability page share.

import { Fragment, type JSX } from 'preact';
import { count, grouped } from '../format';
import { pageOf } from '../inputs/coverage';
import type { Traceability, TracedScenario } from '../inputs/traceability';

/** Scenarios that are named before the rest is folded. */
const NAMED = 3;

/** What every section is made of. */
export interface TraceContext {
  data: Traceability;
  /** The reports folder, in which the page stands. */
  folder: string;
}

const shortPath = (path: string): string => path.replace(/^features\//, '');

/** A scenario by name and place; in red when it did not pass. */
export function ScenarioName({ scenario }: { scenario: TracedScenario }): JSX.Element {
  const { name, path, line, status } = scenario;
  return (
    <Fragment>
      {name}{' '}
      <code class="place">
        {shortPath(path)}:{line}
      </code>
      {status === 'passed' ? null : <span class={status === 'not run' ? 'muted' : 'status'}> {status}</span>}
    </Fragment>
  );
}

/** `file:line` of a source, leading to its page in the coverage report if that is there. */
export function SourcePlace(props: { context: TraceContext; file: string; line: number; last?: number }): JSX.Element {
  const { context, file, line, last } = props;
  const page = pageOf(context.folder, file);
  const lines = last === undefined || last === line ? line : `${line}-${last}`;
  const name = (
    <code class="at">
      {file.replace(/^src\//, '')}:{lines}
    </code>
  );
  return page === null ? name : <a href={`${page}#L${line}`}>{name}</a>;
}

/** Scenarios by feature file, as line numbers: thousands of them have to fit. */
function ByFeature({ scenarios }: { scenarios: readonly TracedScenario[] }): JSX.Element {
  const lines = new Map<string, number[]>();
  for (const { path, line } of scenarios) lines.set(path, [...(lines.get(path) ?? []), line]);
  return (
    <ul class="places">
      {[...lines].map(([path, places]) => (
        <li key={path}>
          <code>
            {shortPath(path)}: {places.join(', ')}
          </code>
        </li>
      ))}
    </ul>
  );
}

/** The first few scenarios by name, the rest folded. */
export function ScenarioList(props: { context: TraceContext; scenarios: readonly number[] }): JSX.Element {
  const scenarios = props.scenarios.flatMap((index) => props.context.data.scenarios[index] ?? []);
  if (scenarios.length === 0) return <span class="status">none</span>;
  const rest = scenarios.slice(NAMED);
  return (
    <Fragment>
      <ul class="named">
        {scenarios.slice(0, NAMED).map((scenario) => (
          <li key={`${scenario.path}:${scenario.line}`}>
            <ScenarioName scenario={scenario} />
          </li>
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>and {count(rest.length, 'more scenario')}</summary>
          <ByFeature scenarios={rest} />
        </details>
      )}
    </Fragment>
  );
}

/** A count that should not be zero. */
export const Takers = ({ n }: { n: number }): JSX.Element =>
  n === 0 ? <strong class="status">0</strong> : <Fragment>{grouped(n)}</Fragment>;
