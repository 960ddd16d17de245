// SPDX-License-Identifier: GPL-2.0-only
// samepage features [--check]: brings every feature file into its canonical form, or says which ones are not in it.

import fs from 'node:fs';
import { Command } from 'commander';
import { inRoot } from '../../project';
import { writeWhole } from '../../results/write-whole';
import { featureFiles, formatFeature } from '../features';

/** The canonical text of one file; null, and a message, when it is not Gherkin. */
function formatted(file: string, source: string): string | null {
  try {
    return formatFeature(source);
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** Treats one file; false when it is wrong and stays so. */
function treat(file: string, check: boolean): boolean {
  const source = fs.readFileSync(inRoot(file), 'utf8');
  const text = formatted(file, source);
  if (text === null) return false;
  if (text === source) return true;
  if (check) {
    console.error(`${file}: not in canonical form ('npm run format' writes it)`);
    return false;
  }
  writeWhole(inRoot(file), text);
  console.log(`${file}: formatted`);
  return true;
}

export const command = new Command('features')
  .option('--check', 'change nothing; exit with 1 when a file is not in that form', false)
  .addHelpText('after', '\nExample:\n  samepage features --check')
  .action(({ check }: { check: boolean }) => {
    process.exitCode = featureFiles().filter((file) => !treat(file, check)).length === 0 ? 0 : 1;
  });
