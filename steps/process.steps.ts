// SPDX-License-Identifier: GPL-2.0-only
// Processes come and go.

import { When } from '@cucumber/cucumber';
import type { KsmWorld } from './support/world';

When('{process} forks {process}', async function (this: KsmWorld, parent: string, child: string) {
  await this.act(() => this.subject.fork(parent, child));
  if (this.result === 0) this.forked(parent, child);
});

When('{process} exits', async function (this: KsmWorld, process: string) {
  await this.act(() => this.subject.exit(process));
  this.exited(process);
});
