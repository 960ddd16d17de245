// SPDX-License-Identifier: GPL-2.0-only
// The words of `machine`: what a machine can be made of.

import type { MachineOptions } from '../machine';
import { Args } from './args';
import { MAX_FRAMES, MAX_INITFAIL, MAX_NODES, MAX_PAGES_PER_NODE, MAX_SWAP, MIN_PAGES_PER_NODE } from './limits';
import type { Line } from './line';

const USAGE = 'machine [nodes=N] [pages_per_node=M] [swap=S] [initfail=K]';

/** What is allowed of each; the reference refuses others of the first two. */
const RANGES = [
  { key: 'nodes', least: 1, most: MAX_NODES, result: '-EINVAL' },
  { key: 'pages_per_node', least: MIN_PAGES_PER_NODE, most: MAX_PAGES_PER_NODE, result: '-EINVAL' },
  { key: 'swap', least: 0, most: MAX_SWAP, result: null },
  { key: 'initfail', least: 0, most: MAX_INITFAIL, result: null },
] as const;

export function parseMachine(words: readonly string[], line: Line): MachineOptions {
  const args = new Args(line, words, USAGE);
  const options = args.options(RANGES.map(({ key }) => key));
  for (const { key, least, most, result } of RANGES) {
    const value = options[key];
    if (value === undefined || (value >= least && value <= most)) continue;
    const expected = `${key} from ${least} to ${most}`;
    if (result === null) return args.fail(`${key}=${value}`, expected);
    args.typo(result, `${key}=${value}`, expected);
  }
  const { nodes = 1, pages_per_node = 1024 } = options;
  if (!line.refused && nodes * pages_per_node > MAX_FRAMES) {
    args.fail(`nodes=${nodes} pages_per_node=${pages_per_node}`, `up to ${MAX_FRAMES} pages in all`);
  }
  return options;
}
