// SPDX-License-Identifier: GPL-2.0-only
// Where scenarios stand in the feature files of today, and below which rule.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSources } from '@cucumber/cucumber/api';
import { idsOf, type Place } from '../kernels';

interface Headings {
  readonly feature: string;
  readonly rules: readonly { readonly line: number; readonly name: string }[];
}

/** The feature of a file and its rules. What stands in a text between quotation marks is none. */
function headingsOf(source: string): Headings {
  let feature = '';
  let inText = false;
  const rules: { line: number; name: string }[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    if (/^\s*(?:"""|```)/.test(line)) inText = !inText;
    const [, keyword, name = ''] = inText ? [] : (/^\s*(Feature|Rule):\s*(.*?)\s*$/.exec(line) ?? []);
    if (keyword === 'Feature') feature = name;
    if (keyword === 'Rule') rules.push({ line: index + 1, name });
  }
  return { feature, rules };
}

/** The places of all scenarios by their ids. @param files from the root; those that are gone are left out */
export async function readPlaces(root: string, files: readonly string[]): Promise<Map<string, Place>> {
  const paths = [...new Set(files)].filter((file) => existsSync(join(root, file)));
  if (paths.length === 0) return new Map();
  const headings = new Map(paths.map((file) => [file, headingsOf(readFileSync(join(root, file), 'utf8'))]));
  const { plan } = await loadSources(
    { defaultDialect: 'en', paths, names: [], tagExpression: '', order: 'defined' },
    { cwd: root },
  );
  const scenarios = plan.map(({ name, uri: path, location: { line } }) => ({ name, path, line }));
  return new Map(
    [...idsOf(scenarios)].map(([id, index]): [string, Place] => {
      const { path, line } = scenarios[index] as { path: string; line: number };
      const { feature = '', rules = [] } = headings.get(path) ?? {};
      return [id, { line, feature, rule: rules.findLast((rule) => rule.line < line)?.name ?? '' }];
    }),
  );
}
