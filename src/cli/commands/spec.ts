// SPDX-License-Identifier: GPL-2.0-only
// samepage spec: runs the specification on the model, or the part of it that is asked for.

import { Command, InvalidArgumentError } from 'commander';
import { ROOT } from '../../project';
import { CONSOLE } from '../../spec/configuration';
import { runSpec } from '../../spec/run';
import { parseWorldParameters, type WorldParameters } from '../../spec/world-parameters';
import { UsageError } from '../../usage-error';
import { parseRelease } from '../release-option';
import { addSelectionOptions, checkFormats, type SelectionOptions, selectionOf } from '../selection-options';

interface Options extends SelectionOptions {
  readonly release?: string;
  readonly worldParameters?: WorldParameters;
  readonly parallel: number;
  readonly order: 'defined' | `random:${string}`;
}

function parseParameters(text: string): WorldParameters {
  const parsed = parseWorldParameters(text);
  if ('fault' in parsed) throw new UsageError(parsed.fault);
  return parsed.parameters;
}

function parseParallel(text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new InvalidArgumentError('It must be a number of processes from 0 to 99.');
  return Number(text);
}

function parseOrder(text: string): string {
  if (!/^(?:defined|random(?::\w+)?)$/.test(text))
    throw new InvalidArgumentError("It must be 'defined' or 'random:SEED'.");
  return text;
}

async function run(given: readonly string[], options: Options): Promise<void> {
  if (options.release !== undefined && options.worldParameters !== undefined) {
    throw new UsageError('--release and --world-parameters say the same: expected one of them');
  }
  const { release } = options;
  const parameters = options.worldParameters ?? (release === undefined ? {} : { release });
  const selection = selectionOf(given, options);
  checkFormats(options);
  const { parallel, order, failFast, format: formats } = options;
  const held = await runSpec(
    { selection, parameters, formats, parallel, order, failFast, retry: 0, console: options.quiet ? null : CONSOLE },
    ROOT,
  );
  process.exitCode = held ? 0 : 1;
}

export const command = addSelectionOptions(new Command('spec'))
  .option(
    '-r, --release <name>',
    'the kernel that boots (default: v4.18, or the nearest that a scenario holds for)',
    parseRelease,
  )
  .option('--world-parameters <json>', 'the same as JSON: {"release":"v6.12"}', parseParameters)
  .option('--order <order>', "'defined', or 'random:SEED'", parseOrder, 'defined')
  .option('--parallel <n>', 'run in so many processes', parseParallel, 0)
  .addHelpText(
    'after',
    `
Examples:
  samepage spec                                  all of it
  samepage spec features/keyhole --release v6.12 a chapter, on one kernel
  samepage spec --tags '@ksm.c:stable_node_dup'  what one function of the C decides
  samepage spec mine.feature:12                  a scenario of your own`,
  )
  .action(run);
