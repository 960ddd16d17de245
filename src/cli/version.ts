// SPDX-License-Identifier: GPL-2.0-only
// Which samepage this is: its version, and the commit that it was made of.

import { readFileSync } from 'node:fs';
import { describeCommit } from '../bench/host';
import { inRoot } from '../project';

/** `0.1.0 (0123456789ab)`; a `+` behind the commit stands for changes to it. */
export function version(): string {
  const { version: number } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string };
  const commit = describeCommit();
  return commit === null ? number : `${number} (${commit})`;
}
