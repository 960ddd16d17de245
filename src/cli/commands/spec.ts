// SPDX-License-Identifier: GPL-2.0-only
// samepage spec: runs the specification on the model, or the part of it that is asked for.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parse as parseTagExpression } from '@cucumber/tag-expressions';
import { Command, InvalidArgumentError } from 'commander';
import { inRoot, ROOT } from '../../project';
import { nearestPaths } from '../../spec/nearest-paths';
import { runSpec } from '../../spec/run';
import { parseWorldParameters, type WorldParameters } from '../../spec/world-parameters';
import { UsageError } from '../../usage-error';
import { parseRelease } from '../release-option';

interface Options {
  readonly tags?: string;
  readonly name: readonly string[];
  readonly shard?: string;
  readonly release?: string;
  readonly worldParameters?: WorldParameters;
  readonly parallel: number;
  readonly order: 'defined' | `random:${string}`;
  readonly failFast: boolean;
  readonly format: readonly (readonly [string, string])[];
  readonly quiet: boolean;
}

/** Nothing was selected, so nothing was shown to hold. */
class NothingSelected extends UsageError {
  override readonly status = 1;
}

function parseTags(expression: string, before = ''): string {
  try {
    parseTagExpression(expression);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message.replaceAll(/\s+/g, ' '));
  }
  return before === '' ? expression : `(${before}) and (${expression})`;
}

function parseName(text: string, before: readonly string[]): string[] {
  try {
    new RegExp(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
  return [...before, text];
}

function parseShard(text: string): string {
  if (!/^\d+\/\d+$/.test(text)) throw new InvalidArgumentError('It must be K/N, as in 1/4.');
  return text;
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

const FORMATS = ['html', 'json', 'junit', 'message', 'rerun', 'usage-json'];

function parseFormat(text: string, before: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const [, type = '', file = ''] = /^([\w-]+):(.+)$/.exec(text) ?? [];
  if (!FORMATS.includes(type))
    throw new InvalidArgumentError(`It must be TYPE:FILE with one of ${FORMATS.join(', ')}.`);
  return [...before, [type, path.resolve(file)]];
}

/** A path as cucumber takes it, relative to the top: what is named from here, or in the book. */
function sourcePath(given: string): string {
  const [, file = '', lines = ''] = /^(.*?)((?::\d+)*)$/.exec(given) ?? [];
  const here = path.resolve(file);
  if (existsSync(here)) return `${path.relative(ROOT, here) || '.'}${lines}`;
  if (existsSync(inRoot(file))) return `${path.normalize(file)}${lines}`;
  const near = nearestPaths(file, inRoot('features'));
  const hint = near.length === 0 ? '' : `; the nearest ${near.length === 1 ? 'is' : 'are'} ${near.join(', ')}`;
  throw new NothingSelected(`${given}: there is no such file or folder${hint}`);
}

async function run(given: readonly string[], options: Options): Promise<void> {
  if (options.release !== undefined && options.worldParameters !== undefined) {
    throw new UsageError('--release and --world-parameters say the same: expected one of them');
  }
  const { release } = options;
  const parameters = options.worldParameters ?? (release === undefined ? {} : { release });
  const selection = {
    paths: given.length === 0 ? ['features'] : given.map(sourcePath),
    tags: options.tags ?? '',
    names: options.name,
    shard: options.shard ?? '',
  };
  for (const [, file] of options.format) {
    if (!existsSync(path.dirname(file))) throw new UsageError(`--format: there is no folder ${path.dirname(file)}`);
  }
  const { parallel, order, failFast, format: formats } = options;
  const held = await runSpec(
    { selection, parameters, formats, parallel, order, failFast, console: !options.quiet },
    ROOT,
  );
  process.exitCode = held ? 0 : 1;
}

export const command = new Command('spec')
  .argument('[paths...]', 'chapters, feature files, FILE:LINE; the whole book when there are none')
  .option('-t, --tags <expression>', "only scenarios with these tags, as in '@C25 and not @model'", parseTags)
  .option('-n, --name <regexp>', 'only scenarios whose name matches; may be repeated', parseName, [])
  .option('--shard <k/n>', 'only the k-th of n parts', parseShard)
  .option(
    '-r, --release <name>',
    'the kernel that boots (default: v4.18, or the nearest that a scenario holds for)',
    parseRelease,
  )
  .option('--world-parameters <json>', 'the same as JSON: {"release":"v6.12"}', parseParameters)
  .option('--order <order>', "'defined', or 'random:SEED'", parseOrder, 'defined')
  .option('--parallel <n>', 'run in so many processes', parseParallel, 0)
  .option('--fail-fast', 'stop at the first failure', false)
  .option('-f, --format <type:file>', `write a report of cucumber's, too: ${FORMATS.join(', ')}`, parseFormat, [])
  .option('-q, --quiet', 'say nothing on the console', false)
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
