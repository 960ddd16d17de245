// SPDX-License-Identifier: GPL-2.0-only
// What random workloads write to the files of /sys/kernel/mm/ksm: mostly what makes sense, now and then what does not.

import type { Random } from './random';

const NUMBERS = ['', 'x', '-1', ' 1', '1x', '0x2', '18446744073709551616'];
const ANSWERS = ['0', '1', 'true', 'false', 'y', 'N', 'on', 'off', 'o', '2', ''];
/** Chains are pruned at once or never: nothing depends on how long a workload takes. */
const PRUNES = ['0', '4294967295'];

/** What makes sense, and what is refused. */
interface Texts {
  readonly good: readonly string[];
  readonly odd: readonly string[];
}

const TEXTS: Readonly<Record<string, Texts>> = {
  run: { good: ['0', '1', '1', '2', '2'], odd: [...NUMBERS, '3', '1\n', '4294967296'] },
  pages_to_scan: { good: ['1', '2', '3', '5', '8', '13', '100'], odd: [...NUMBERS, '0', '4294967295', '4294967296'] },
  sleep_millisecs: { good: ['0', '20', '1000'], odd: [...NUMBERS, '4294967295', '4294967296'] },
  merge_across_nodes: { good: ['0', '1'], odd: [...NUMBERS, '2'] },
  use_zero_pages: { good: ['0', '1', '1'], odd: ANSWERS },
  max_page_sharing: { good: ['2', '2', '3', '4', '6', '256'], odd: [...NUMBERS, '0', '1', '2147483648'] },
  stable_node_chains_prune_millisecs: { good: PRUNES, odd: ['', 'x', '-1', '4294967296'] },
  smart_scan: { good: ['0', '1'], odd: ANSWERS },
  advisor_mode: { good: ['none', 'scan-time'], odd: ['', 'x', 'none\n', 'scan-tim'] },
  advisor_max_cpu: { good: ['1', '70', '100'], odd: [...NUMBERS, '0', '4294967297'] },
  advisor_min_pages_to_scan: { good: ['1', '500', '40000'], odd: NUMBERS },
  advisor_max_pages_to_scan: { good: ['1', '500', '40000'], odd: NUMBERS },
  advisor_target_scan_time: { good: ['1', '200'], odd: [...NUMBERS, '0'] },
  pages_shared: { good: [], odd: ['0'] },
  full_scans: { good: [], odd: ['0'] },
  nothing: { good: [], odd: ['1'] },
};

/** How often each file is written to. Old kernels lack some: that is seen, too. */
const WEIGHTS = {
  run: 10,
  pages_to_scan: 4,
  sleep_millisecs: 1,
  merge_across_nodes: 3,
  use_zero_pages: 5,
  max_page_sharing: 5,
  stable_node_chains_prune_millisecs: 4,
  smart_scan: 4,
  advisor_mode: 1,
  advisor_max_cpu: 1,
  advisor_min_pages_to_scan: 1,
  advisor_max_pages_to_scan: 1,
  advisor_target_scan_time: 1,
  pages_shared: 1,
  full_scans: 1,
  nothing: 1,
};

const ODD = 6;

/** A file, and what to write there. */
export function drawSetting(random: Random): { readonly file: string; readonly text: string } {
  const file = random.weighted(WEIGHTS);
  const { good, odd } = TEXTS[file] as Texts;
  return { file, text: random.oneOf(good.length === 0 || random.once(ODD) ? odd : good) };
}

export const drawFile = (random: Random): string => random.weighted(WEIGHTS);

/** What a workload begins with. */
export function drawStart(random: Random): { readonly file: string; readonly text: string }[] {
  const chosen = (file: string, texts: readonly string[]) => ({ file, text: random.oneOf(texts) });
  return [
    chosen('stable_node_chains_prune_millisecs', PRUNES),
    chosen('max_page_sharing', ['2', '2', '3', '4', '256']),
    chosen('use_zero_pages', ['0', '0', '1']),
    chosen('smart_scan', ['0', '0', '1']),
    chosen('merge_across_nodes', ['0', '1']),
    chosen('pages_to_scan', ['1', '3', '7', '100']),
    chosen('run', ['0', '1', '1']),
  ];
}
