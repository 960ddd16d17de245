// SPDX-License-Identifier: GPL-2.0-only
// What Android's mmap64() is called with, as a table.

import type { DataTable } from '@cucumber/cucumber';
import { MAP_FLAGS } from '../../src/machine/bionic';
import { numberIn, oneOf } from './words';

interface MmapArguments {
  /** In bytes, as the offset. */
  readonly size: number;
  /** MAP_ flags as one number. */
  readonly flags: number;
  readonly offset: number;
}

function flagsOf(names: string): number {
  const flags = names.split(' ').filter((name) => name !== '');
  return flags.reduce((sum, name) => sum | (MAP_FLAGS[oneOf('a flag of mmap', name, Object.keys(MAP_FLAGS))] ?? 0), 0);
}

export function mmapArguments(table: DataTable): MmapArguments {
  for (const [name = ''] of table.raw()) oneOf('an argument of mmap64', name, ['size', 'flags', 'offset']);
  const { size = '4096', flags = '', offset = '0' } = table.rowsHash();
  return { size: numberIn('a size', size), flags: flagsOf(flags), offset: numberIn('an offset', offset) };
}
