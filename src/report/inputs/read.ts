// SPDX-License-Identifier: GPL-2.0-only
// Reads the files a run leaves. A file that is not there gives null; one that is damaged gives an InputError.

import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { InputError } from './input-error';
import { lineOfPath, lineOfSyntaxError } from './json-scan';
import { type Shape, ShapeError } from './shape';

/** A JSON file of the given shape. */
export function readJson<T>(file: string, shape: Shape<T>): T | null {
  if (!existsSync(file)) return null;
  const content = readFileSync(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw new InputError(file, lineOfSyntaxError(content), 'not valid JSON');
  }
  try {
    return shape(value, '');
  } catch (error) {
    if (error instanceof ShapeError) throw new InputError(file, lineOfPath(content, error.path), error.message);
    throw error;
  }
}

/** The value of one line of an ndjson file. */
export interface JsonLine<T> {
  line: number;
  value: T;
}

/** The lines of an ndjson file; blank ones are skipped. Files may be larger than a string can hold. */
export async function* readJsonLines<T>(file: string, shape: Shape<T>): AsyncGenerator<JsonLine<T>> {
  let line = 0;
  for await (const content of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (content.trim() !== '') yield { line, value: parseLine(file, line, content, shape) };
  }
}

function parseLine<T>(file: string, line: number, content: string, shape: Shape<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw new InputError(file, line, 'not valid JSON');
  }
  try {
    return shape(value, '');
  } catch (error) {
    if (error instanceof ShapeError) throw new InputError(file, line, error.message);
    throw error;
  }
}
