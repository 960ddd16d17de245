// SPDX-License-Identifier: GPL-2.0-only
// samepage traceability: runs the specification once more, asks after each scenario what of the port has run, and writes
// traceability.json and .html. The exit status is 1 when something is not shown, or a scenario does not pass.

import { Command } from 'commander';
import { gapsOf, isWhole, type Traceability } from '../../report/inputs/traceability';
import { traceabilityDocument } from '../../report/page/traceability-document';
import type { ResultsFolder } from '../../results/folder';
import { writeAllWhole } from '../../results/write-whole';
import { reportsOption } from '../reports-option';
import { buildTraceability } from '../traceability-build';
import { readClaims } from '../traceability-claims';
import { traceSpec } from '../traceability-run';

/** One line for each kind of thing that is to be shown. */
function summary(traceability: Traceability): string[] {
  const gaps = gapsOf(traceability);
  return (['functions', 'claims', 'branches'] as const).map((kind) => {
    const total = traceability[kind].length;
    return `${kind.padEnd(10)} ${total - gaps[kind].length} of ${total} shown`;
  });
}

export const command = new Command('traceability')
  .addOption(reportsOption())
  .addHelpText('after', '\nExample:\n  samepage traceability    and reports/traceability.html')
  .action(async ({ reports }: { reports: ResultsFolder }) => {
    reports.probe();
    const claims = readClaims();
    const trace = await traceSpec();
    const traceability = buildTraceability(trace, claims, new Date());
    const page = reports.in('traceability.html');
    writeAllWhole([
      [reports.in('traceability.json'), `${JSON.stringify(traceability)}\n`],
      [page, traceabilityDocument(traceability, reports.path)],
    ]);
    console.log(`\n${summary(traceability).join('\n')}\nLook at    ${page}`);
    process.exitCode = trace.success && isWhole(traceability) ? 0 : 1;
  });
