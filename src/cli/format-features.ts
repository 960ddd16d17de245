// SPDX-License-Identifier: GPL-2.0-only
// npm run features [-- --check]: brings every feature file into its canonical form, or says which ones are not in it.

import fs from 'node:fs';
import { Command } from 'commander';
import { featureFiles, formatFeature } from './features';
import { inRoot } from './project';

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
  fs.writeFileSync(inRoot(file), text);
  console.log(`${file}: formatted`);
  return true;
}

function main(): void {
  const program = new Command('features')
    .description('Brings the feature files into the form that gherkin-utils prints.')
    .option('--check', 'change nothing; exit with 1 when a file is not in that form', false)
    .parse();
  const { check } = program.opts<{ check: boolean }>();
  const wrong = featureFiles().filter((file) => !treat(file, check));
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

main();
