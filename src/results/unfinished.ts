// SPDX-License-Identifier: GPL-2.0-only
// Whoever watches over this process removes what it has not finished, however it ends.

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names a file or folder that is to be removed unless it has been renamed by the end. */
export function removeUnlessRenamed(path: string): void {
  const scratch = process.env.SAMEPAGE_SCRATCH;
  if (scratch !== undefined) appendFileSync(join(scratch, 'unfinished'), `${path}\n`);
}
