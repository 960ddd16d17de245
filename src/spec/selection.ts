// SPDX-License-Identifier: GPL-2.0-only
// What a run was asked to run, and what of that matched nothing: a claim must not look checked when nothing ran.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pickle } from '@cucumber/messages';
import { parse as parseTagExpression } from '@cucumber/tag-expressions';
import { count } from '../report/format';
import { nearestHint } from './nearest';
import { STANDING_TAGS, tagsIn } from './tags';

export interface Selection {
  /** As cucumber takes them, perhaps with lines: `features/keyhole/stale.feature:12:30`. */
  readonly paths: readonly string[];
  /** A tag expression; empty for none. */
  readonly tags: string;
  /** Regular expressions, of which one must match. */
  readonly names: readonly string[];
  /** `K/N`; empty for none. */
  readonly shard: string;
}

/** A scenario of the paths, and the lines by which it can be selected: its own, and that of the outline it is a row of. */
export interface Candidate {
  readonly pickle: Pickle;
  readonly lines: readonly number[];
}

/** Every tag in the feature files below a folder. */
function tagsBelow(folder: string): Set<string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = names
    .filter((name) => name.endsWith('.feature'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  return new Set(texts.flatMap((text) => tagsIn((text.match(/^\s*@.*$/gm) ?? []).join(' '))));
}

/** A tag that no scenario has: neither of these, nor of the whole book. */
function tagsFault({ tags }: Selection, pickles: readonly Pickle[], book: string): string | null {
  const named = tagsIn(tags);
  const loaded = new Set<string>(STANDING_TAGS);
  for (const name of pickles.flatMap((pickle) => pickle.tags.map((tag) => tag.name))) loaded.add(name);
  if (named.every((tag) => loaded.has(tag))) return null;
  const known = new Set([...loaded, ...tagsBelow(book)]);
  const unknown = named.find((tag) => !known.has(tag));
  return unknown === undefined ? null : `--tags: no scenario has the tag ${unknown}${nearestHint(unknown, known)}`;
}

function namesFault({ names }: Selection, pickles: readonly Pickle[]): string | null {
  const unmatched = names.find((name) => !pickles.some((pickle) => new RegExp(name).test(pickle.name)));
  if (unmatched === undefined) return null;
  const words = pickles.flatMap(({ name }) => name.split(/[^\w-]+/).filter((word) => word.length > 2));
  return `--name: no scenario's name matches '${unmatched}'${nearestHint(unmatched, words)}`;
}

/** A path with lines of which one belongs to no scenario. */
function linesFault(paths: readonly string[], candidates: readonly Candidate[]): string | null {
  for (const given of paths) {
    const [, file = '', lines = ''] = /^(.*?)((?::\d+)+)$/.exec(given) ?? [];
    const inFile = candidates.filter(({ pickle }) => path.normalize(pickle.uri) === path.normalize(file));
    for (const line of lines.split(':').filter(Boolean).map(Number)) {
      if (inFile.some((candidate) => candidate.lines.includes(line))) continue;
      const away = (candidate: Candidate): number => Math.min(...candidate.lines.map((at) => Math.abs(at - line)));
      const [near] = [...inFile].sort((a, b) => away(a) - away(b));
      const at = near?.lines.find((each) => Math.abs(each - line) === away(near));
      const hint = near === undefined ? '' : `; the nearest begins at line ${at}: ${near.pickle.name}`;
      return `${file}:${line}: no scenario begins there${hint}`;
    }
  }
  return null;
}

/** The scenarios that tags and names leave. */
function filtered({ tags, names }: Pick<Selection, 'tags' | 'names'>, pickles: readonly Pickle[]): Pickle[] {
  const expression = tags === '' ? null : parseTagExpression(tags);
  return pickles.filter(
    (pickle) =>
      (expression?.evaluate(pickle.tags.map(({ name }) => name)) ?? true) &&
      (names.length === 0 || names.some((name) => new RegExp(name).test(pickle.name))),
  );
}

function shardFault(selection: Selection, pickles: readonly Pickle[]): string | null {
  const { shard } = selection;
  const before = filtered(selection, pickles).length;
  if (shard === '' || before === 0) return null;
  const [k = 0, n = 0] = shard.split('/').map(Number);
  const near = k < 1 ? 1 : Math.min(n, before);
  return `--shard ${shard} selects none of ${count(before, 'scenario')}; the nearest that does is ${near}/${Math.max(n, 1)}`;
}

/** What each filter selects by itself, when together they select nothing. */
function togetherFault({ tags, names }: Selection, pickles: readonly Pickle[]): string {
  const parts = [
    ...(tags === '' ? [] : [`--tags '${tags}' selects ${filtered({ tags, names: [] }, pickles).length}`]),
    ...(names.length === 0
      ? []
      : [
          `--name ${names.map((name) => `'${name}'`).join(', ')} selects ${filtered({ tags: '', names }, pickles).length}`,
        ]),
  ];
  return `no scenario is selected of ${count(pickles.length, 'scenario')}: ${parts.join(', ') || 'the features have none'}`;
}

/**
 * What of a selection matched nothing, in one line; null when all did.
 * @param candidates all scenarios of the paths; @param selected how many will run; @param book the folder of all features
 */
export function selectionFault(
  selection: Selection,
  candidates: readonly Candidate[],
  selected: number,
  book: string,
): string | null {
  const pickles = candidates.map(({ pickle }) => pickle);
  const fault =
    tagsFault(selection, pickles, book) ?? namesFault(selection, pickles) ?? linesFault(selection.paths, candidates);
  if (fault !== null || selected > 0) return fault;
  return shardFault(selection, pickles) ?? togetherFault(selection, pickles);
}
