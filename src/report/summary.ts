// SPDX-License-Identifier: GPL-2.0-only
// The few lines that end `npm start`.

import { grouped, percent, rough } from './format';
import type { Inputs } from './inputs/all';
import { allScenarios, STATUSES, tally } from './inputs/spec-run';
import { gapsOf } from './inputs/traceability';
import { atLargest } from './largest';

function specLine({ spec }: Inputs): string {
  if (spec === null) return 'not run';
  const counts = tally(allScenarios(spec));
  const others = STATUSES.filter((status) => status !== 'passed' && counts[status] > 0);
  if (spec.success === null) {
    const reached = counts.total - counts['not run'];
    return `cut off after ${grouped(reached)} of ${grouped(counts.total)} scenarios, ${grouped(counts.passed)} passed`;
  }
  const parts = [`${grouped(counts.passed)} of ${grouped(counts.total)} scenarios passed`];
  parts.push(...others.map((status) => `${grouped(counts[status])} ${status}`));
  return parts.join(', ');
}

function coverageLine({ coverage }: Inputs): string {
  if (coverage === null) return 'not measured';
  const { lines, branches, functions } = coverage.total;
  return `lines ${percent(lines)}, branches ${percent(branches)}, functions ${percent(functions)}`;
}

function traceabilityLine({ traceability }: Inputs): string {
  if (traceability === null) return 'not traced';
  const gaps = gapsOf(traceability);
  const share = (kind: keyof typeof gaps): string => {
    const total = traceability[kind].length;
    return `${grouped(total - gaps[kind].length)} of ${grouped(total)} ${kind}`;
  };
  return `${share('functions')}, ${share('claims')}, ${share('branches')} shown`;
}

function rateLine({ bench }: Inputs): string {
  const measurements = bench === null ? [] : atLargest(bench);
  const [first] = measurements;
  if (first === undefined) return 'not measured';
  const rates = measurements.map(({ case: name, median }) => `${name} ${rough(median)}`);
  return `pages/s at ${grouped(first.pages)} pages: ${rates.join('; ')}`;
}

/** What the last runs came to, in four lines. */
export function summaryLines(inputs: Inputs): string[] {
  return [
    `Specification  ${specLine(inputs)}`,
    `Coverage       ${coverageLine(inputs)}`,
    `Traceability   ${traceabilityLine(inputs)}`,
    `Scan rate      ${rateLine(inputs)}`,
  ];
}
