// SPDX-License-Identifier: GPL-2.0-only
// Processes come and go.

import { sys_exit_start } from '../src/machine/syscalls';
import { action } from './support/actions';
import type { KsmWorld } from './support/world';

action('{process} forks {process}', async function (this: KsmWorld, parent: string, child: string) {
  await this.act(() => this.subject.fork(parent, child));
  if (this.result === 0) this.forked(parent, child);
});

action('{process} exits', async function (this: KsmWorld, process: string) {
  await this.act(() => this.subject.exit(process));
  this.exited(process);
});

action('{process} begins to exit', async function (this: KsmWorld, process: string) {
  await this.act(() => sys_exit_start(this.model.mm(process)));
});
