// SPDX-License-Identifier: GPL-2.0-only
// The matrix: what scenarios came to on the model's releases and on real kernels, side by side.

import type { JSX } from 'preact';
import { count, grouped } from '../format';
import { type Cell, isOfInterest, type KernelRow, kernelRows, nameOf, pathOf, type RealKernels } from '../kernels';
import type { Releases } from '../releases';
import { Section } from './parts';

const MARKS: Readonly<Record<NonNullable<Cell>, { mark: string; style: string; about: string }>> = {
  holds: { mark: '✓', style: 'h', about: 'holds' },
  known: { mark: '≠', style: 'k', about: 'is known to differ' },
  differs: { mark: '✗', style: 'd', about: 'differs' },
  kills: { mark: '†', style: 'x', about: 'kills the kernel' },
  'not applicable': { mark: '–', style: 'n', about: 'is not applicable' },
};

function Mark({ cell, text = '' }: { cell: Cell; text?: string }): JSX.Element {
  if (cell === null) return <td />;
  const { mark, style } = MARKS[cell];
  return text === '' ? (
    <td class={style}>{mark}</td>
  ) : (
    <td class={style} title={text}>
      {mark}
    </td>
  );
}

function Head({
  first,
  kernels,
  matrix,
}: {
  first: string;
  kernels: RealKernels;
  matrix: Releases | null;
}): JSX.Element {
  return (
    <thead>
      {matrix === null ? null : (
        <tr>
          <td />
          <th scope="colgroup" colSpan={kernels.runs.length}>
            Real kernels
          </th>
          <th scope="colgroup" colSpan={matrix.releases.length}>
            Model
          </th>
        </tr>
      )}
      <tr>
        <th scope="col">{first}</th>
        {[...kernels.runs, ...(matrix?.releases ?? [])].map(({ name }) => (
          <th key={name} scope="col" class="upright">
            <span>{name}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A line separates the model from the real kernels. */
const Columns = ({ kernels, matrix }: { kernels: RealKernels; matrix: Releases | null }): JSX.Element => (
  <>
    <colgroup />
    <colgroup span={kernels.runs.length} class="group" />
    {matrix === null ? null : <colgroup span={matrix.releases.length} class="group" />}
  </>
);

/** How many hold, and how many differ. */
function Totals({ cells }: { cells: readonly Cell[] }): JSX.Element {
  const of = (...kinds: readonly Cell[]): number => cells.filter((cell) => kinds.includes(cell)).length;
  const [holds, known, bad] = [of('holds'), of('known'), of('differs', 'kills')];
  const style = bad > 0 ? 'd' : known > 0 ? 'k' : holds > 0 ? 'h' : 'n';
  return (
    <td class={style}>
      {holds > 0 ? grouped(holds) : MARKS['not applicable'].mark}
      {known + bad > 0 ? <small> {grouped(known + bad)}&nbsp;differ</small> : null}
    </td>
  );
}

/** The cells of one column. */
const column = (rows: readonly KernelRow[], index: number): Cell[] =>
  rows.map(
    ({ releases, kernels }) =>
      (index < kernels.length ? kernels[index]?.cell : releases[index - kernels.length]) ?? null,
  );

interface Chapter {
  readonly name: string;
  readonly rows: readonly KernelRow[];
}

function ChapterTable(props: {
  chapters: readonly Chapter[];
  kernels: RealKernels;
  matrix: Releases | null;
}): JSX.Element {
  const { chapters, kernels, matrix } = props;
  const columns = [...kernels.runs, ...(matrix?.releases ?? [])];
  return (
    <div class="scroll">
      <table class="matrix">
        <caption>Scenarios that hold, by chapter</caption>
        <Columns kernels={kernels} matrix={matrix} />
        <Head first="Chapter" kernels={kernels} matrix={matrix} />
        <tbody>
          {chapters.map(({ name, rows }) => (
            <tr key={name}>
              <th scope="row">{rows.some(isOfInterest) ? <a href={`#in-${name}`}>{name}</a> : name}</th>
              {columns.map((each, index) => (
                <Totals key={each.name} cells={column(rows, index)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The scenarios of a chapter about which there is something to say, feature by feature. */
function ChapterRows(props: { chapter: Chapter; kernels: RealKernels; matrix: Releases | null }): JSX.Element | null {
  const { chapter, kernels, matrix } = props;
  const shown = chapter.rows.filter(isOfInterest);
  if (shown.length === 0) return null;
  const files = [...new Set(shown.map(({ id }) => pathOf(id)))];
  const width = 1 + kernels.runs.length + (matrix?.releases.length ?? 0);
  return (
    <details>
      <summary>
        {chapter.name}: {grouped(shown.length)} of {count(chapter.rows.length, 'scenario')}
      </summary>
      <div class="scroll" id={`in-${chapter.name}`}>
        <table class="matrix">
          <Columns kernels={kernels} matrix={matrix} />
          <Head first="Scenario" kernels={kernels} matrix={matrix} />
          {files.map((file) => (
            <tbody key={file}>
              <tr class="group">
                <th scope="rowgroup" colSpan={width}>
                  {file}
                </th>
              </tr>
              {shown
                .filter(({ id }) => pathOf(id) === file)
                .map(({ id, releases, kernels: cells }) => (
                  <tr key={id}>
                    <th scope="row">{nameOf(id)}</th>
                    {cells.map(({ cell, text }, index) => (
                      <Mark key={index} cell={cell} text={text} />
                    ))}
                    {releases.map((cell, index) => (
                      <Mark key={index} cell={cell} />
                    ))}
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </details>
  );
}

export function KernelMatrixSection({
  kernels,
  matrix,
}: {
  kernels: RealKernels;
  matrix: Releases | null;
}): JSX.Element {
  const rows = kernelRows(kernels, matrix);
  const chapters = [...new Set(rows.map(({ chapter }) => chapter))].map((name) => ({
    name,
    rows: rows.filter(({ chapter }) => chapter === name),
  }));
  return (
    <Section id="matrix" title="Scenario by kernel">
      <ul class="key">
        {Object.values(MARKS).map(({ mark, style, about }) => (
          <li key={about}>
            <span class={style}>{mark}</span> {about}
          </li>
        ))}
      </ul>
      <p class="facts">
        An empty cell: it did not run there.{' '}
        {matrix === null ? (
          <>
            <code>npm run releases</code> adds the releases of the model.
          </>
        ) : (
          <>
            The model's releases are those of <a href="releases.html">its page</a>.
          </>
        )}
      </p>
      <ChapterTable chapters={chapters} kernels={kernels} matrix={matrix} />
      <p>
        One by one, those that do not simply hold on every real kernel; a cell says why a scenario is not applicable.
      </p>
      {chapters.map((chapter) => (
        <ChapterRows key={chapter.name} chapter={chapter} kernels={kernels} matrix={matrix} />
      ))}
    </Section>
  );
}
