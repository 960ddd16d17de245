// SPDX-License-Identifier: GPL-2.0-only
// npm run report: builds index.html in the reports folder (or in the one folder named) from what runs have left there.

import { join } from 'node:path';
import { writeWhole } from '../bench/write-whole';
import { readInputs } from './inputs/all';
import { reportDocument } from './page/document';

async function main(): Promise<void> {
  const [folder = 'reports', ...rest] = process.argv.slice(2);
  if (rest.length > 0 || folder.startsWith('-')) throw new Error('usage: npm run report -- [FOLDER]');
  const page = join(folder, 'index.html');
  writeWhole(page, reportDocument(await readInputs(folder)));
  process.stdout.write(`Wrote ${page}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`report: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
