// SPDX-License-Identifier: GPL-2.0-only
// samepage report [FOLDER]: builds index.html in the reports folder from what runs have left there.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { HOME, ROOT } from '../../project';
import { readInputs } from '../../report/inputs/all';
import { readTraceability } from '../../report/inputs/traceability';
import { reportDocument } from '../../report/page/document';
import { kernelsDocument } from '../../report/page/kernels-document';
import { traceabilityDocument } from '../../report/page/traceability-document';
import { ResultsFolder } from '../../results/folder';
import { recoverRun } from '../../results/run-folder';
import { writeAllWhole, writeWhole } from '../../results/write-whole';
import { UsageError } from '../../usage-error';

/** Writes the traceability page anew, now that there may be coverage pages to link to. */
function writeTraceability(reports: ResultsFolder): void {
  const traceability = readTraceability(reports.in('traceability.json'));
  if (traceability === null) return;
  writeWhole(reports.in('traceability.html'), traceabilityDocument(traceability, reports.path));
  console.log(`Wrote ${reports.in('traceability.html')}`);
}

export const command = new Command('report')
  .argument('[folder]', 'the folder of the results (default: reports)')
  .addHelpText('after', '\nExample:\n  samepage report    reports/index.html')
  .action(async (given: string | undefined) => {
    const reports = new ResultsFolder(path.resolve(given ?? path.join(HOME, 'reports')));
    if (!existsSync(reports.path)) {
      throw new UsageError(`${reports.path}: there is no such folder, expected what runs have left`);
    }
    reports.probe();
    recoverRun(reports.in('spec'));
    writeTraceability(reports);
    const inputs = await readInputs(reports.path, ROOT);
    writeAllWhole([
      [reports.in('kernels.html'), kernelsDocument(inputs.kernels, inputs.releases)],
      [reports.in('index.html'), reportDocument(inputs)],
    ]);
    console.log(`Wrote ${reports.in('index.html')}`);
  });
