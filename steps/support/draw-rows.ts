// SPDX-License-Identifier: GPL-2.0-only
// Memory, drawn: rows of a process, its pages, and perhaps the NUMA node that it takes its memory from first.

import type { DataTable } from '@cucumber/cucumber';
import { errname } from '../../src/kernel/errno';
import { numbered, parseDrawing } from './contents';
import { expectThat } from './expectations';
import type { MemoryKind } from './parameter-types';
import type { KsmWorld } from './world';

interface Row {
  readonly process: string;
  readonly cell: string;
  readonly node: number;
}

function rowsOf(table: DataTable, nodes: number): Row[] {
  const rows = table.raw().flatMap((row) => {
    const [who = '', cell = '', node = 'node 0'] = row;
    expectThat(
      row.length === 2 || row.length === 3,
      () => `| ${row.join(' | ')} | is no row of a process, its pages, and perhaps a node`,
    );
    expectThat(/^node \d+$/.test(node), () => `"${node}" is not a node; expected node 0, node 1 and so on`);
    const number = Number(node.slice('node '.length));
    expectThat(
      number < nodes,
      () => `there is no ${node}; the machine has ${nodes === 1 ? 'node 0' : `nodes 0 to ${nodes - 1}`}`,
    );
    return numbered(who).map((process) => ({ process, cell, node: number }));
  });
  for (const { process } of rows)
    expectThat(
      /^[A-Z][A-Za-z0-9]*$/.test(process),
      () => `"${process}" is not a process; expected a capitalized name, or P1..P9`,
    );
  expectThat(rows.length > 0, () => 'the drawing has no row');
  return rows;
}

/** Draws them in order, and advises them if they are to be mergeable. */
export function drawRows(world: KsmWorld, table: DataTable, { area, mergeable }: MemoryKind): void {
  for (const { process, cell, node } of rowsOf(table, world.subject.nodes)) {
    const pages = parseDrawing(cell, world.freshName);
    const start = world.draw(process, pages, area, node);
    if (!mergeable) continue;
    const result = world.subject.madvise(process, start, pages.length, 'MADV_MERGEABLE');
    expectThat(result === 0, () => `${process} can't advise its memory: ${errname(result).slice(1)}`);
  }
}
