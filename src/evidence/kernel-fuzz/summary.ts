// SPDX-License-Identifier: GPL-2.0-only
// What random workloads on a real kernel came to, as text.

import { grouped } from '../../report/format';
import { asScenario } from './as-scenario';
import { asTrace, inPlainWords } from './as-trace';
import type { Operation } from './operations';
import type { KernelFuzzDifference, KernelFuzzResults } from './results';
import type { Terms } from './terms';
import type { Parting } from './trial';

function partingText({ operation, difference }: Parting): string {
  return `after ${inPlainWords(operation)}\n  the model:  ${difference.model}\n  the kernel: ${difference.kernel}`;
}

/** A difference as a scenario and as a trace. */
export function differenceText(
  { index, parting, operations }: KernelFuzzDifference,
  seed: number,
  terms: Terms,
): string {
  const what = partingText(parting);
  return [
    `workload ${index} DIFFERS, ${what}`,
    '',
    asScenario(operations, `workload ${index} of seed ${seed}`),
    '',
    `# ${what.replaceAll('\n', '\n# ')}`,
    asTrace(operations, terms),
    '',
  ].join('\n');
}

/** How the kernel died, or what it warned of. @param last what ran then; null when that is not known */
export function deathText(death: string, last: readonly Operation[] | null, terms: Terms): string {
  const trace = last === null ? '' : `\n\nin the course of\n\n${asTrace(last, terms)}\n`;
  return `THE KERNEL SAYS ${death}${trace}`;
}

/** One line: `Linux 6.18.44 (this machine), by the rules of v6.18: 20,000 workloads of seed 1, ...`. */
export function totalsText({
  kernel,
  seed,
  runs,
  ran,
  operations,
  seconds,
  differences,
  timing,
}: KernelFuzzResults): string {
  const part = ran === runs ? grouped(ran) : `${grouped(ran)} of ${grouped(runs)}`;
  const each = ((seconds / ran) * 1000).toFixed(1);
  return (
    `Linux ${kernel.release} (${kernel.where}), by the rules of ${kernel.rules}: ${part} workloads of seed ${seed} ` +
    `with ${grouped(operations)} operations, ${differences.length} differ, ${timing.length} differed by timing; ${each} ms each`
  );
}
