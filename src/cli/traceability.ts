// SPDX-License-Identifier: GPL-2.0-only
// npm run traceability: runs the specification once more, asks after each scenario what of the port has run, and writes
// reports/traceability.json and .html. The exit status is 1 when something is not shown, or a scenario does not pass.

import { writeWhole } from '../bench/write-whole';
import { gapsOf, isWhole, type Traceability } from '../report/inputs/traceability';
import { traceabilityDocument } from '../report/page/traceability-document';
import { inRoot, REPORTS } from './project';
import { buildTraceability } from './traceability-build';
import { readClaims } from './traceability-claims';
import { traceSpec } from './traceability-run';

/** One line for each kind of thing that is to be shown. */
function summary(traceability: Traceability): string[] {
  const gaps = gapsOf(traceability);
  return (['functions', 'claims', 'branches'] as const).map((kind) => {
    const total = traceability[kind].length;
    return `${kind.padEnd(10)} ${total - gaps[kind].length} of ${total} shown`;
  });
}

async function main(): Promise<void> {
  const claims = readClaims();
  const trace = await traceSpec();
  const traceability = buildTraceability(trace, claims, new Date());
  writeWhole(inRoot(REPORTS.traceability), `${JSON.stringify(traceability)}\n`);
  writeWhole(inRoot(REPORTS.traceabilityPage), traceabilityDocument(traceability, inRoot('reports')));
  console.log(`\n${summary(traceability).join('\n')}\nLook at    ${REPORTS.traceabilityPage}`);
  process.exitCode = trace.success && isWhole(traceability) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
