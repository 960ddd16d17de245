// SPDX-License-Identifier: GPL-2.0-only
// A run on a real kernel in words.

import { count } from '../../report/format';
import type { Judgement } from './known-differences';
import { countOutcomes, type KernelResults, type ScenarioResult, unsteady } from './results';

/** Indents every line but the first. */
const indented = (text: string): string => text.replaceAll('\n', '\n     ');

/** `features/keyhole/stale.feature:12` */
const placeOf = ({ id, line }: ScenarioResult): string => `${id.slice(0, id.indexOf(': '))}:${line}`;

/** One line: "Linux 6.18.44 (this machine), by the rules of v6.18: 1,123 hold, ...". */
export function totals({ kernel, scenarios, seconds }: KernelResults): string {
  const { holds, differs, kills, 'not applicable': other } = countOutcomes(scenarios);
  const again = unsteady(scenarios).length;
  const parts = [
    `${count(holds, 'scenario')} ${holds === 1 ? 'holds' : 'hold'}`,
    `${differs} ${differs === 1 ? 'differs' : 'differ'}`,
    `${other} not applicable`,
    ...(again > 0 ? [`${again} only when repeated`] : []),
    ...(kills > 0 ? [`${kills} ${kills === 1 ? 'kills' : 'kill'} the kernel`] : []),
  ];
  const { release, where, rules } = kernel;
  return `Linux ${release} (${where}), by the rules of ${rules}: ${parts.join(', ')}, in ${seconds.toFixed(1)} s`;
}

/** What is wrong, and what is known; nothing when all holds. @param command that repeats a scenario, without its place */
export function verdict({ known, unexpected, gone }: Judgement, command: string): string[] {
  return [
    ...unexpected.map(
      (result) =>
        `${result.outcome === 'kills' ? 'KILLS' : 'DIFFERS'} ${result.id}\n     ${indented(result.text)}\n     again: ${command} ${placeOf(result)}`,
    ),
    ...gone.map(({ scenario, reason }) => `HOLDS, and was known to differ: ${scenario}\n     (${reason})`),
    ...known.map(({ result, reason }) => `known: ${result.id}\n     ${reason}`),
  ];
}
