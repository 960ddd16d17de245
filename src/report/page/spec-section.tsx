// SPDX-License-Identifier: GPL-2.0-only
// The specification run: chapters, features, failures, the slowest scenarios.

import { Fragment, type JSX } from 'preact';
import { count, duration, grouped, moment } from '../format';
import {
  allScenarios,
  type Chapter,
  durationOf,
  type Feature,
  type Scenario,
  type SpecRun,
  scenariosOf,
  tally,
} from '../inputs/spec-run';
import { BodyRow, type Column, HeadRow, Missing, type Row, Section, Table } from './parts';

const SHOWN_FAILURES = 50;
const SHOWN_SLOWEST = 10;

const COLUMNS: readonly Column[] = [
  { title: 'Chapter' },
  { title: 'Features', number: true, minor: true },
  { title: 'Rules', number: true, minor: true },
  { title: 'Scenarios', number: true },
  { title: 'Passed', number: true },
  { title: 'Failed', number: true },
  { title: 'Other', number: true },
  { title: 'Time', number: true, minor: true },
];

/** A number that should be zero. */
function Faults({ n }: { n: number }): JSX.Element {
  return n === 0 ? <Fragment>0</Fragment> : <strong class="status">{grouped(n)}</strong>;
}

function row(key: string, name: string, features: readonly Feature[]): Row {
  const scenarios = scenariosOf({ features });
  const { total, passed, failed } = tally(scenarios);
  const rules = features.reduce((sum, feature) => sum + feature.rules, 0);
  const numbers = [features.length, rules, total, passed].map(grouped);
  const faults = [failed, total - passed - failed].map((n) => <Faults key={n} n={n} />);
  return {
    key,
    cells: [name, ...numbers, ...faults, duration(durationOf(scenarios))],
    class: passed === total ? '' : 'bad',
  };
}

function ChapterTable({ run }: { run: SpecRun }): JSX.Element {
  const rows = run.chapters.map(({ name, features }) => row(name, name, features));
  const all = row(
    'all',
    'All chapters',
    run.chapters.flatMap(({ features }) => features),
  );
  return (
    <Table
      caption="Scenarios by chapter; time is that of their steps and hooks"
      columns={COLUMNS}
      rows={[...rows, { ...all, class: `${all.class} total` }]}
    />
  );
}

const FEATURE_COLUMNS: readonly Column[] = COLUMNS.filter(({ title }) => title !== 'Features').map((column) =>
  column.title === 'Chapter' ? { title: 'Feature' } : column,
);

function ChapterFeatures({ chapter }: { chapter: Chapter }): JSX.Element {
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={FEATURE_COLUMNS.length}>
          {chapter.name}
        </th>
      </tr>
      {chapter.features.map((feature) => {
        const { cells, ...rest } = row(feature.path, feature.name, [feature]);
        const shown = cells.filter((_, index) => COLUMNS[index]?.title !== 'Features');
        return <BodyRow key={feature.path} columns={FEATURE_COLUMNS} row={{ ...rest, cells: shown }} />;
      })}
    </tbody>
  );
}

function AllFeatures({ run }: { run: SpecRun }): JSX.Element {
  const features = run.chapters.reduce((sum, chapter) => sum + chapter.features.length, 0);
  return (
    <details>
      <summary>{count(features, 'feature')}, one by one</summary>
      <div class="scroll">
        <table>
          <caption>Scenarios by feature</caption>
          <HeadRow columns={FEATURE_COLUMNS} />
          {run.chapters.map((chapter) => (
            <ChapterFeatures key={chapter.name} chapter={chapter} />
          ))}
        </table>
      </div>
    </details>
  );
}

function Failure({ scenario }: { scenario: Scenario }): JSX.Element {
  const { name, path, line, status, fault } = scenario;
  return (
    <li>
      <p>
        <strong>{name}</strong> <span class="status">{status}</span>
        <br />
        <code>
          {path}:{line}
        </code>
      </p>
      {fault === null ? null : (
        <Fragment>
          <p>
            at step: <em>{fault.step}</em>
          </p>
          {fault.message === '' ? null : <pre>{fault.message}</pre>}
        </Fragment>
      )}
    </li>
  );
}

function Failures({ scenarios }: { scenarios: readonly Scenario[] }): JSX.Element | null {
  const failures = scenarios.filter(({ status }) => status !== 'passed' && status !== 'not run');
  if (failures.length === 0) return null;
  const hidden = failures.length - SHOWN_FAILURES;
  return (
    <Fragment>
      <h3>Not passed: {count(failures.length, 'scenario')}</h3>
      <ol class="failures">
        {failures.slice(0, SHOWN_FAILURES).map((scenario, index) => (
          <Failure key={`${scenario.path}:${scenario.line}:${index}`} scenario={scenario} />
        ))}
      </ol>
      {hidden > 0 ? <p>And {grouped(hidden)} more, which cucumber's own report shows.</p> : null}
    </Fragment>
  );
}

function Slowest({ scenarios }: { scenarios: readonly Scenario[] }): JSX.Element {
  const slowest = [...scenarios].sort((a, b) => b.duration - a.duration).slice(0, SHOWN_SLOWEST);
  return (
    <details>
      <summary>The {count(slowest.length, 'slowest scenario')}</summary>
      <Table
        caption="Slowest scenarios"
        columns={[{ title: 'Scenario' }, { title: 'Where' }, { title: 'Time', number: true }]}
        rows={slowest.map(({ name, path, line, duration: time }, index) => ({
          key: String(index),
          cells: [name, <code key="where">{`${path}:${line}`}</code>, duration(time)],
        }))}
      />
    </details>
  );
}

function Facts({ run, cucumberPage }: { run: SpecRun; cucumberPage: string | null }): JSX.Element {
  return (
    <p class="facts">
      {run.started === null ? 'A run that ended before its first scenario' : `Run of ${moment(run.started)}`}
      {run.duration === null ? '' : `, ${duration(run.duration)}`}, {run.runner}.{' '}
      {cucumberPage === null ? null : (
        <Fragment>
          Every scenario with its steps and descriptions: <a href={cucumberPage}>cucumber's report</a>.
        </Fragment>
      )}
    </p>
  );
}

export function SpecSection({ run, cucumberPage }: { run: SpecRun | null; cucumberPage: string | null }): JSX.Element {
  if (run === null) {
    return (
      <Section id="specification" title="Specification">
        <Missing what="specification run" command="npm start" />
      </Section>
    );
  }
  const scenarios = allScenarios(run);
  return (
    <Section id="specification" title="Specification">
      <Facts run={run} cucumberPage={cucumberPage} />
      {run.success === null ? (
        <p class="warning">
          This run was cut off after {grouped(scenarios.filter(({ status }) => status !== 'not run').length)} of{' '}
          {count(scenarios.length, 'scenario')}: the others did not run, and are counted under Other.
        </p>
      ) : null}
      {scenarios.length === 0 ? null : (
        <Fragment>
          <Failures scenarios={scenarios} />
          <ChapterTable run={run} />
          <AllFeatures run={run} />
          <Slowest scenarios={scenarios} />
        </Fragment>
      )}
    </Section>
  );
}
