// SPDX-License-Identifier: GPL-2.0-only
// npm run bench: measures the scan suite and writes its files into reports/. Progress goes to standard error.

import { parseOptions } from './options';
import { writeResults } from './output';
import { acceptRates, fallen, RATE_BASELINE } from './rate-baseline';
import { runSuite } from './run';
import { acceptWork, WORK_BASELINE } from './work-baseline';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.acceptWork) {
    acceptWork();
    process.stdout.write(`Wrote ${WORK_BASELINE}\n`);
    return;
  }
  const detail = await runSuite(options, (line) => process.stderr.write(`${line}\n`));
  const paths = writeResults(detail, 'reports');
  process.stdout.write(`Wrote ${paths.join(', ')}\n`);
  if (options.acceptRates) {
    acceptRates(detail);
    process.stdout.write(`Wrote ${RATE_BASELINE}\n`);
    return;
  }
  for (const { name, share } of fallen(detail.comparison)) {
    process.stderr.write(`bench: ${name}: fell to ${(share * 100).toFixed(0)} % of the rate in ${RATE_BASELINE}\n`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
