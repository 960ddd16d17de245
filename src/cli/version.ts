// SPDX-License-Identifier: GPL-2.0-only
// Which samepage this is: its version, and the commit that it was made of.

import { existsSync, readFileSync } from 'node:fs';
import { describeCommit } from '../bench/host';
import { FROM_SOURCES, inRoot } from '../project';

/** Written when the package is built. */
const COMMIT = 'dist/commit.txt';

function commit(): string | null {
  if (FROM_SOURCES) return describeCommit();
  return existsSync(inRoot(COMMIT)) ? readFileSync(inRoot(COMMIT), 'utf8').trim() || null : null;
}

/** `0.1.0 (0123456789ab)`; a `+` behind the commit stands for changes to it. */
export function version(): string {
  const { version: number } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string };
  const of = commit();
  return of === null ? number : `${number} (${of})`;
}
