// SPDX-License-Identifier: GPL-2.0-only

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { nearest } from './nearest';

/** The chapters and features below a folder whose path is like one that is not there. */
export function nearestPaths(given: string, folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const known = names.filter((name) => !path.basename(name).includes('.') || name.endsWith('.feature'));
  return nearest(
    given.replace(/\/$/, ''),
    known.map((name) => path.join(path.basename(folder), name)),
  );
}
