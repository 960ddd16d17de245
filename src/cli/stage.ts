// SPDX-License-Identifier: GPL-2.0-only
// One stage of a longer run: a line of progress, and the stage's output only when it fails.

import type { CommandResult } from './run-command';

const NAME_WIDTH = 34;

/** Names the stage before it runs and its outcome and time after; `detail` adds to the line of a stage that succeeded. */
export async function runStage(
  name: string,
  run: () => Promise<CommandResult>,
  detail: () => string = () => '',
): Promise<boolean> {
  process.stdout.write(`${name} `.padEnd(NAME_WIDTH, '.'));
  const start = performance.now();
  const { ok, output } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(` ${ok ? 'passed' : 'FAILED'} ${`${seconds} s`.padStart(8)}  ${ok ? detail() : ''}`.trimEnd());
  process.stdout.write('\n');
  if (!ok) process.stdout.write(indent(output));
  return ok;
}

function indent(text: string): string {
  return `\n${text.trim().replace(/^(?=.)/gm, '    ')}\n\n`;
}
