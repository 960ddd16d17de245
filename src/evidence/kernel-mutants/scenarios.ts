// SPDX-License-Identifier: GPL-2.0-only
// Runs scenarios on a kernel image, by `samepage kernel` in a process of its own.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CODE, FROM_SOURCES, inRoot, ROOT } from '../../project';
import { UsageError } from '../../usage-error';
import type { KernelResults, ScenarioResult } from '../kernels/results';
import { readKernels } from '../kernels/store';
import { runLimited } from './limited';

const MAIN = path.join(CODE, 'src/cli', FROM_SOURCES ? 'main.ts' : 'main.js');
const LOADER = FROM_SOURCES ? ['-r', require.resolve('ts-node/register/transpile-only')] : [];

/** What scenarios came to; when there is nothing, how the image failed. */
export type ImageRun = { readonly results: KernelResults } | { readonly failure: string };

/**
 * @param args for `samepage kernel`, besides the image
 * @throws UsageError when it is not the image that is at fault
 */
export async function runOnImage(image: string, args: readonly string[], limitMs: number): Promise<ImageRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kernel-mutant-'));
  try {
    const temporary = path.join(folder, 'tmp');
    mkdirSync(temporary);
    const reports = path.join(folder, 'reports');
    const words = ['kernel', '--image', image, '--nodes', '2', '--tags', 'not @slow', '--quiet', '--reports', reports];
    const { output, tookTooLong } = await runLimited(process.execPath, [...LOADER, MAIN, ...words, ...args], {
      cwd: ROOT,
      limitMs,
      env: { TMPDIR: temporary },
    });
    if (tookTooLong) return { failure: `no end within ${Math.round(limitMs / 1000)} s` };
    const files = ['kernels.json', 'partial/kernels.json'].map((name) => path.join(reports, name));
    const [results] = files.filter((file) => existsSync(file)).flatMap(readKernels);
    if (results !== undefined) return { results };
    const said = output.trim().split('\n').at(-1) ?? '';
    const [, failure] = said.split(`${image}: `);
    if (failure === undefined) throw new UsageError(`samepage kernel --image ${image}: ${said || 'it says nothing'}`);
    return { failure };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const fileOf = ({ id }: ScenarioResult): string => id.slice(0, id.indexOf(': '));

/** Paths that select these scenarios: each file once, with their lines. */
function pathsOf(scenarios: readonly ScenarioResult[]): string[] {
  const lines = new Map<string, number[]>();
  for (const each of scenarios) lines.set(fileOf(each), [...(lines.get(fileOf(each)) ?? []), each.line]);
  return [...lines].map(([file, of]) => [file, ...of].join(':'));
}

/** Short features that much goes through: they run before the others. */
const STRONG = [
  'features/external-suites/selftests.feature',
  'features/merging/two-equal-pages.feature',
  'features/real-kernels/merging.feature',
  'features/real-kernels/leaving.feature',
  'features/chains/collapse.feature',
];

/** Whether a rule of the feature names the function as the one that decides. */
function isAbout(feature: string, name: string): boolean {
  return new RegExp(`@ksm\\.c:${name}\\b`).test(readFileSync(inRoot(feature), 'utf8'));
}

/** Features with much memory or many waits run last. */
const LONG = /^features\/external-suites\/(?!selftests\.feature)/;

/** Paths of scenarios in parts: first those that are likely to notice a mutant of this function, last those that take long. */
export function pathsByLikelihood(scenarios: readonly ScenarioResult[], name: string): string[][] {
  const ranks = new Map<string, number>();
  for (const file of new Set(scenarios.map(fileOf)))
    ranks.set(file, LONG.test(file) ? 2 : STRONG.includes(file) || isAbout(file, name) ? 0 : 1);
  return [0, 1, 2]
    .map((rank) => pathsOf(scenarios.filter((each) => ranks.get(fileOf(each)) === rank)))
    .filter((paths) => paths.length > 0);
}
