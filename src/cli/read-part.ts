// SPDX-License-Identifier: GPL-2.0-only
// What another process of the same work has left: --merge FILES.

import { PartsError } from '../races/parts';

/** Reads one part with the reader of its kind. @throws PartsError for a file that is missing or damaged */
export function readPart<T>(file: string, read: (file: string) => T | null): T {
  let part: T | null;
  try {
    part = read(file);
  } catch (error) {
    throw new PartsError((error as Error).message);
  }
  if (part === null) throw new PartsError(`${file}: there is no such file, expected what another run has left`);
  return part;
}
