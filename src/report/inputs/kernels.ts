// SPDX-License-Identifier: GPL-2.0-only
// What the specification came to on real kernels: reports/kernels.json, over what comes with the project.

import { join } from 'node:path';
import { readKeptKernels, readKernels } from '../../evidence/kernels/store';
import { kernelRuns, type RealKernels, rulesOfDifferences } from '../kernels';
import { readPlaces } from './places';

/** Null when no kernel's results are there. @param folder of the reports; @param root the project's folder */
export async function readRealKernels(folder: string, root: string): Promise<RealKernels | null> {
  const runs = kernelRuns(readKernels(join(folder, 'kernels.json')), readKeptKernels(root));
  if (runs.length === 0) return null;
  const differing = rulesOfDifferences({ runs, places: new Map() });
  return {
    runs,
    places: await readPlaces(
      root,
      differing.map(({ path }) => path),
    ),
  };
}
