// SPDX-License-Identifier: GPL-2.0-only
// Android's libc, which advises by itself.

import { type DataTable, Then } from '@cucumber/cucumber';
import { action } from './support/actions';
import { expectThat } from './support/expectations';
import { mmapArguments } from './support/mmap64';
import type { KsmWorld } from './support/world';

action("{process} calls Android's mmap64 with", function (this: KsmWorld, process: string, table: DataTable) {
  const { size, flags, offset } = mmapArguments(table);
  this.mapped(process, size, () => this.model.mmap64(process, size, flags, offset));
});

Then("{process}'s libc no longer advises", function (this: KsmWorld, process: string) {
  const advises = this.model.libc(process).kernel_has_MADV_MERGEABLE;
  expectThat(!advises, () => `${process}'s libc still advises; expected that it no longer does`);
});
