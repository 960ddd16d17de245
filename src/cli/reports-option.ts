// SPDX-License-Identifier: GPL-2.0-only
// The option of the commands that leave results: where to.

import path from 'node:path';
import { Option } from 'commander';
import { HOME } from '../project';
import { ResultsFolder } from '../results/folder';

/** The value is a ResultsFolder. Its probe() is due before any work. */
export const reportsOption = (): Option =>
  new Option('--reports <folder>', 'where results go')
    .argParser((folder) => new ResultsFolder(path.resolve(folder)))
    .default(new ResultsFolder(path.join(HOME, 'reports')), 'reports');
