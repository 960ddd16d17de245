// SPDX-License-Identifier: GPL-2.0-only
// Processes come and go.

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
