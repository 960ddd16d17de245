// SPDX-License-Identifier: GPL-2.0-only
// Where things are, whatever directory a command is started from: in a checkout, and in the installed package.

import path from 'node:path';

/** Whether this runs from the sources of a checkout; the installed package runs what was compiled below dist/. */
export const FROM_SOURCES = __filename.endsWith('.ts');

/** The top of the checkout, or of the package: the folder of package.json, features/ and reports/baseline/. */
export const ROOT = path.resolve(__dirname, FROM_SOURCES ? '..' : '../..');

/** Where the compiled or interpreted sources stand, src/ and steps/. */
export const CODE = path.resolve(__dirname, '..');

/** Whose reports/ a command writes to unless it is told: the checkout, or where the installed command was called. */
export const HOME = FROM_SOURCES ? ROOT : process.cwd();

/** The absolute path of a file or folder that comes with the project, named relative to its top. */
export function inRoot(relative: string): string {
  return path.join(ROOT, relative);
}
