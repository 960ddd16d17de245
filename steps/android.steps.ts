// SPDX-License-Identifier: GPL-2.0-only
// Android's libc, which advises by itself.

import { strict as assert } from 'node:assert';
import { type DataTable, Then } from '@cucumber/cucumber';
import { MAP_FLAGS } from '../src/machine/bionic';
import { action } from './support/actions';
import type { KsmWorld } from './support/world';

/** Names of MAP_ flags as one number. */
const flagsOf = (names: string): number =>
  names.split(' ').reduce((flags, name) => {
    const flag = MAP_FLAGS[name];
    assert.ok(flag !== undefined, `"${name}" is no flag; flags are ${Object.keys(MAP_FLAGS).join(', ')}`);
    return flags | flag;
  }, 0);

action("{process} calls Android's mmap64 with", async function (this: KsmWorld, process: string, table: DataTable) {
  const { size = '4096', flags = '', offset = '0' } = table.rowsHash();
  await this.mapped(process, Number(size), () =>
    this.model.mmap64(process, Number(size), flagsOf(flags), Number(offset)),
  );
});

Then("{process}'s libc no longer advises", function (this: KsmWorld, process: string) {
  assert.equal(this.model.libc(process).kernel_has_MADV_MERGEABLE, false);
});
