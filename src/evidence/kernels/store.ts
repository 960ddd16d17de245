// SPDX-License-Identifier: GPL-2.0-only
// The files of results: the last whole run of each kernel that was under test here, and those that come with the project.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../../report/inputs/read';
import { flag, list, nullable, number, object, type Shape, ShapeError, text } from '../../report/inputs/shape';
import { writeWhole } from '../../results/write-whole';
import {
  type KernelFacts,
  type KernelResults,
  kernelName,
  OUTCOMES,
  type Outcome,
  type ScenarioResult,
} from './results';

/** Where the results of kernels stand that come with the project, one file for each. */
const KEPT = 'reports/baseline/kernels';
const KNOWN_DIFFERENCES = 'known-differences.json';

const outcome: Shape<Outcome> = (value, path) => {
  const found = OUTCOMES.find((known) => known === value);
  if (found === undefined) throw new ShapeError(path, `one of ${OUTCOMES.join(', ')}`);
  return found;
};

const versionOne: Shape<1> = (value, path) => {
  if (value !== 1) throw new ShapeError(path, '1, the only version of these results that is known');
  return 1;
};

/** What kernelName() finds a name in. */
const release: Shape<string> = (value, path) => {
  const found = text(value, path);
  if (!/^\d+(?:\.\d+)+(?![\d.])/.test(found)) throw new ShapeError(path, 'the version of a kernel, such as 6.12.118');
  return found;
};

const kernelResults = object<KernelResults>({
  version: versionOne,
  kernel: object<KernelFacts>({ release, rules: text, where: text, nodes: number, swap: flag, thp: flag }),
  time: text,
  commit: nullable(text),
  part: nullable(text),
  seconds: number,
  scenarios: list(object<ScenarioResult>({ id: text, line: number, outcome, text })),
});

/** None when there is no such file. @throws UsageError for one that holds no results */
export const readKernels = (file: string): KernelResults[] => readJson(file, list(kernelResults)) ?? [];

/** The results that come with the project. @param root its folder; @throws UsageError */
export function readKeptKernels(root: string): KernelResults[] {
  const folder = join(root, KEPT);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files
    .filter((file) => file.endsWith('.json') && file !== KNOWN_DIFFERENCES)
    .flatMap((file) => readJson(join(folder, file), kernelResults) ?? []);
}

/** Puts results in the place of earlier ones of the same kernel. @param others as they were read before */
export function keepKernel(file: string, others: readonly KernelResults[], results: KernelResults): void {
  const name = kernelName(results.kernel);
  const kept = others.filter(({ kernel }) => kernelName(kernel) !== name);
  writeWhole(file, `${JSON.stringify([...kept, results], null, 1)}\n`);
}
