// SPDX-License-Identifier: GPL-2.0-only
// Pieces that every section of the page uses.

import type { ComponentChildren, JSX } from 'preact';
import { percent } from '../format';
import type { Share } from '../inputs/coverage';

export function Section({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** Says that an input is not there, and which command makes it. */
export function Missing({ what, command }: { what: string; command: string }): JSX.Element {
  return (
    <p class="missing">
      No {what} yet: <code>{command}</code> makes one.
    </p>
  );
}

/**
 * A column's title; numbers stand to the right, and a minor column is left out on a narrow screen. An upright one has its
 * title written upwards, so that there is room for many.
 */
export interface Column {
  title: string;
  number?: boolean;
  minor?: boolean;
  upright?: boolean;
}

/** One row: the first cell heads it. */
export interface Row {
  key: string;
  cells: readonly ComponentChildren[];
  class?: string;
}

function classOf(column: Column | undefined): string {
  const { number, minor, upright } = column ?? {};
  return [number && 'number', minor && 'minor', upright && 'upright'].filter(Boolean).join(' ');
}

export function HeadRow({ columns }: { columns: readonly Column[] }): JSX.Element {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.title} scope="col" class={classOf(column)}>
            {column.upright ? <span>{column.title}</span> : column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function BodyRow({ columns, row }: { columns: readonly Column[]; row: Row }): JSX.Element {
  const [head, ...cells] = row.cells;
  return (
    <tr class={row.class ?? ''}>
      <th scope="row">{head}</th>
      {cells.map((cell, index) => {
        const column = columns[index + 1];
        return (
          <td key={column?.title} class={classOf(column)}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}

/** A table that scrolls sideways inside itself on a narrow screen. */
export function Table(props: { caption: string; columns: readonly Column[]; rows: readonly Row[] }): JSX.Element {
  const { caption, columns, rows } = props;
  return (
    <div class="scroll">
      <table>
        <caption>{caption}</caption>
        <HeadRow columns={columns} />
        <tbody>
          {rows.map((row) => (
            <BodyRow key={row.key} columns={columns} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A percentage with a bar behind it. */
export function Meter({ share }: { share: Share }): JSX.Element {
  const width = share.total === 0 ? 0 : (100 * share.covered) / share.total;
  return (
    <span class="meter" title={`${share.covered} of ${share.total}`}>
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${width}%` }} />
      </span>
      <span class="value">{percent(share)}</span>
    </span>
  );
}

/** Counts as the parts of one bar, in this order. */
export function Shares({ parts }: { parts: readonly { name: string; count: number }[] }): JSX.Element {
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const text = parts.map((part) => `${part.count} ${part.name}`).join(', ');
  return (
    <span class="shares" role="img" aria-label={text} title={text}>
      {parts.map((part) => (
        <span
          key={part.name}
          class={part.name.replaceAll(' ', '-')}
          style={{ width: `${(100 * part.count) / Math.max(total, 1)}%` }}
        />
      ))}
    </span>
  );
}

/** A chart with its title and a note on it; `label` tells those who cannot see it what it shows. */
export function Chart(props: { title: string; note?: string; label: string; svg: string }): JSX.Element {
  const { title, note, label, svg } = props;
  return (
    <figure>
      <figcaption>
        {title}
        {note === undefined ? null : <span class="note">{note}</span>}
      </figcaption>
      <div role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
    </figure>
  );
}

/** The key to the colours of the charts below it. */
export function Legend({ entries }: { entries: readonly { name: string; color: string }[] }): JSX.Element {
  return (
    <ul class="legend">
      {entries.map(({ name, color }) => (
        <li key={name}>
          <span class="swatch" style={{ background: color }} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}
