// SPDX-License-Identifier: GPL-2.0-only
// What another process of the same work has left: --merge FILES.

import { readFileSync } from 'node:fs';
import { PartsError } from '../races/parts';

/** Reads one part. @param fields what it must have; @throws PartsError, with the file's name */
export function readPart<T>(file: string, fields: readonly (keyof T & string)[]): T {
  const expected = `expected what another run has left, with ${fields.join(', ')}`;
  let part: T;
  try {
    part = JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new PartsError(`${file}: ${(error as Error).message}, ${expected}`);
  }
  const missing = fields.find((field) => part?.[field] === undefined);
  if (missing !== undefined) throw new PartsError(`${file}: found no ${missing}, ${expected}`);
  return part;
}
