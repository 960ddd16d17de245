// SPDX-License-Identifier: GPL-2.0-only
// The matrix: feature by release, and scenario by release.

import { Fragment, type JSX } from 'preact';
import { count, duration, grouped } from '../format';
import {
  countOf,
  type MatrixFeature,
  type MatrixScenario,
  OUTCOMES,
  type Outcome,
  type Releases,
  scenariosOf,
} from '../releases';
import { BodyRow, type Column, HeadRow, type Row, Section, Shares, Table } from './parts';

const MARKS: Readonly<Record<Outcome, string>> = { passed: '✓', 'not applicable': '–', failed: '✗' };

const releaseColumns = (matrix: Releases, first: string): Column[] => [
  { title: first },
  ...matrix.releases.map(({ name }) => ({ title: name, upright: true })),
];

/** What the scenarios came to on one release: how many passed, or that none is so there. */
function cell(scenarios: readonly MatrixScenario[], release: number): string {
  const failed = countOf(scenarios, release, 'failed');
  const passed = countOf(scenarios, release, 'passed');
  if (failed > 0) return `${grouped(failed)} failed`;
  return passed === 0 ? MARKS['not applicable'] : grouped(passed);
}

function summaryRow(matrix: Releases, key: string, name: string, scenarios: readonly MatrixScenario[]): Row {
  const failed = scenarios.some(({ outcomes }) => outcomes.includes('failed'));
  return {
    key,
    cells: [name, ...matrix.releases.map((_, release) => cell(scenarios, release))],
    class: failed ? 'bad' : '',
  };
}

export function ReleasesOverview({ matrix }: { matrix: Releases }): JSX.Element {
  const scenarios = scenariosOf(matrix);
  return (
    <Table
      caption="Releases that can be booted"
      columns={[
        { title: 'Release' },
        { title: 'What it is', minor: true },
        { title: 'Scenarios', minor: true },
        { title: 'Passed', number: true },
        { title: 'Not applicable', number: true },
        { title: 'Failed', number: true },
        { title: 'Time', number: true, minor: true },
      ]}
      rows={matrix.releases.map(({ name, about, duration: time }, release) => ({
        key: name,
        cells: [
          name,
          about,
          <Shares
            key="shares"
            parts={OUTCOMES.map((outcome) => ({ name: outcome, count: countOf(scenarios, release, outcome) }))}
          />,
          grouped(countOf(scenarios, release, 'passed')),
          grouped(countOf(scenarios, release, 'not applicable')),
          grouped(countOf(scenarios, release, 'failed')),
          duration(time),
        ],
        class: countOf(scenarios, release, 'failed') > 0 ? 'bad' : '',
      }))}
    />
  );
}

function FeatureRows({ matrix, feature }: { matrix: Releases; feature: MatrixFeature }): JSX.Element {
  const columns = releaseColumns(matrix, 'Scenario');
  return (
    <Fragment>
      <tr class="group">
        <th scope="rowgroup" colSpan={columns.length}>
          {feature.name}
        </th>
      </tr>
      {feature.scenarios.map(({ name, path, line, outcomes }) => (
        <BodyRow
          key={`${path}:${line}`}
          columns={columns}
          row={{
            key: `${path}:${line}`,
            cells: [name, ...outcomes.map((outcome) => MARKS[outcome])],
            class: outcomes.includes('failed') ? 'bad' : '',
          }}
        />
      ))}
    </Fragment>
  );
}

function Chapter(props: { matrix: Releases; name: string; features: readonly MatrixFeature[] }): JSX.Element {
  const { matrix, name, features } = props;
  const scenarios = features.flatMap((feature) => [...feature.scenarios]);
  return (
    <Fragment>
      <Table
        caption={name}
        columns={releaseColumns(matrix, 'Feature')}
        rows={features.map((feature) => summaryRow(matrix, feature.name, feature.name, feature.scenarios))}
      />
      <details>
        <summary>{count(scenarios.length, 'scenario')}, one by one</summary>
        <div class="scroll">
          <table>
            <HeadRow columns={releaseColumns(matrix, 'Scenario')} />
            <tbody>
              {features.map((feature) => (
                <FeatureRows key={feature.name} matrix={matrix} feature={feature} />
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Fragment>
  );
}

export function MatrixSection({ matrix }: { matrix: Releases }): JSX.Element {
  const chapters = [...new Set(matrix.features.map(({ chapter }) => chapter))];
  return (
    <Section id="matrix" title="What holds where">
      <p>The number of scenarios that passed, or ✓ and ✗ for each one; – stands where none applies.</p>
      {chapters.map((name) => (
        <Chapter
          key={name}
          matrix={matrix}
          name={name}
          features={matrix.features.filter(({ chapter }) => chapter === name)}
        />
      ))}
    </Section>
  );
}
