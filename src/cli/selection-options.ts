// SPDX-License-Identifier: GPL-2.0-only
// Options by which commands take a part of the specification, and where cucumber's own reports go.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parse as parseTagExpression } from '@cucumber/tag-expressions';
import { type Command, InvalidArgumentError } from 'commander';
import { inRoot, ROOT } from '../project';
import { nearestPaths } from '../spec/nearest-paths';
import type { Selection } from '../spec/selection';
import { UsageError } from '../usage-error';

/** A formatter of cucumber's and the absolute path of its file. */
type Format = readonly [type: string, file: string];

/** What these options come to. */
export interface SelectionOptions {
  readonly tags?: string;
  readonly name: readonly string[];
  readonly shard?: string;
  readonly failFast: boolean;
  readonly format: readonly Format[];
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

const FORMATS = ['html', 'json', 'junit', 'message', 'rerun', 'usage-json'];

function parseFormat(text: string, before: readonly Format[]): Format[] {
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

/** What is selected, with `and` as a tag expression that all of it has to fit. @throws UsageError */
export function selectionOf(paths: readonly string[], options: SelectionOptions, and = ''): Selection {
  const { tags = '', name: names, shard = '' } = options;
  return {
    paths: paths.length === 0 ? ['features'] : paths.map(sourcePath),
    tags: and === '' ? tags : parseTags(and, tags),
    names,
    shard,
  };
}

/** @throws UsageError for a report whose folder is not there */
export function checkFormats({ format }: SelectionOptions): void {
  for (const [, file] of format) {
    if (!existsSync(path.dirname(file))) throw new UsageError(`--format: there is no folder ${path.dirname(file)}`);
  }
}

export function addSelectionOptions(command: Command): Command {
  return command
    .argument('[paths...]', 'chapters, feature files, FILE:LINE; the whole book when there are none')
    .option('-t, --tags <expression>', "only scenarios with these tags, as in '@C25 and not @model'", parseTags)
    .option('-n, --name <regexp>', 'only scenarios whose name matches; may be repeated', parseName, [])
    .option('--shard <k/n>', 'only the k-th of n parts', parseShard)
    .option('--fail-fast', 'stop at the first failure', false)
    .option('-f, --format <type:file>', `write a report of cucumber's, too: ${FORMATS.join(', ')}`, parseFormat, [])
    .option('-q, --quiet', 'say nothing on the console', false);
}
