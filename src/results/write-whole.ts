// SPDX-License-Identifier: GPL-2.0-only
// Files that are written whole or not at all: under a temporary name beside them, then renamed.

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeUnlessRenamed } from './unfinished';

/** Writes a file, and makes its folder. @throws what writing throws; the file is then as it was */
export function writeWhole(path: string, text: string): void {
  writeAllWhole([[path, text]]);
}

/** Writes files that belong together: none takes the place of an old one before all are written. */
export function writeAllWhole(files: readonly (readonly [path: string, text: string])[]): void {
  const temporary = (path: string): string => `${path}.${process.pid}.tmp`;
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(path), { recursive: true });
      removeUnlessRenamed(temporary(path));
      writeFileSync(temporary(path), text);
    }
    for (const [path] of files) renameSync(temporary(path), path);
  } finally {
    for (const [path] of files) rmSync(temporary(path), { force: true });
  }
}
