// SPDX-License-Identifier: GPL-2.0-only
// npm run report: builds index.html in the reports folder (or in the one folder named) from what runs have left there.

import { join } from 'node:path';
import { writeWhole } from '../bench/write-whole';
import { readInputs } from './inputs/all';
import { readTraceability } from './inputs/traceability';
import { reportDocument } from './page/document';
import { traceabilityDocument } from './page/traceability-document';

/** Writes the traceability page anew, now that there may be coverage pages to link to. */
function writeTraceability(folder: string): void {
  const traceability = readTraceability(join(folder, 'traceability.json'));
  if (traceability === null) return;
  const page = join(folder, 'traceability.html');
  writeWhole(page, traceabilityDocument(traceability, folder));
  process.stdout.write(`Wrote ${page}\n`);
}

async function main(): Promise<void> {
  const [folder = 'reports', ...rest] = process.argv.slice(2);
  if (rest.length > 0 || folder.startsWith('-')) throw new Error('usage: npm run report -- [FOLDER]');
  writeTraceability(folder);
  const page = join(folder, 'index.html');
  writeWhole(page, reportDocument(await readInputs(folder)));
  process.stdout.write(`Wrote ${page}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`report: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
