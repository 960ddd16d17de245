// SPDX-License-Identifier: GPL-2.0-only
// Runs the specification in this process, through cucumber.

import { renameSync } from 'node:fs';
import { type IConfiguration, loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import { removeUnlessRenamed } from '../results/unfinished';
import { COMMON, SILENT } from './configuration';
import type { Selection } from './selection';
import type { WorldParameters } from './world-parameters';

export interface RunOptions {
  readonly selection: Selection;
  readonly parameters: WorldParameters;
  /** The formatter that says on the console what happens; null for none. */
  readonly console: string | null;
  /** Formatters of cucumber, each with the absolute path of its file, which is complete or as it was before. */
  readonly formats: readonly (readonly [type: string, file: string])[];
  /** Processes; 0 for this one. */
  readonly parallel: number;
  readonly order: IConfiguration['order'];
  readonly failFast: boolean;
  /** How often a scenario that fails is run again. */
  readonly retry: number;
}

/** @returns whether all that ran passed. Ends the process when nothing is selected (src/spec/plugin.ts). */
export async function runSpec(options: RunOptions, cwd: string): Promise<boolean> {
  const { parameters, formats, parallel, order, failFast, retry } = options;
  const { paths, tags, names, shard } = options.selection;
  const temporary = (file: string): string => `${file}.${process.pid}.tmp`;
  for (const [, file] of formats) removeUnlessRenamed(temporary(file));
  const provided: Partial<IConfiguration> = {
    ...COMMON,
    format: [options.console ?? SILENT, ...formats.map(([type, file]): [string, string] => [type, temporary(file)])],
    formatOptions: parameters.release === undefined ? {} : { release: parameters.release },
    pluginOptions: { selection: { paths: [...paths], tags, names: [...names], shard } },
    paths: [...paths],
    tags,
    name: [...names],
    shard,
    worldParameters: JSON.parse(JSON.stringify(parameters)),
    parallel,
    order,
    failFast,
    retry,
  };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd });
  const { success } = await runCucumber(runConfiguration, { cwd });
  for (const [, file] of formats) renameSync(temporary(file), file);
  return success;
}
