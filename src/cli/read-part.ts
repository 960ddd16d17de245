// SPDX-License-Identifier: GPL-2.0-only
// What another process of the same work has left: --merge FILES.

import { statSync } from 'node:fs';
import { UsageError } from '../usage-error';

/** Reads one part with the reader of its kind. @throws UsageError for what is no file, InputError for a damaged one */
export function readPart<T>(file: string, read: (file: string) => T | null): { file: string; part: T } {
  const expected = 'expected a file that another run has left';
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`--merge ${file}: there is no such file, ${expected}`);
  if (!stat.isFile()) throw new UsageError(`--merge ${file}: found a folder, ${expected}`);
  const part = read(file);
  if (part === null) throw new UsageError(`--merge ${file}: it has gone, ${expected}`);
  return { file, part };
}
