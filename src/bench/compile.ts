// SPDX-License-Identifier: GPL-2.0-only
// Compiles the program once for all measured processes: they start fast, and the compiler's own heap is not part of
// the memory they report. The emitted code is what the other commands run.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type * as typescript from 'typescript';
import { FROM_SOURCES } from '../project';
import { removeUnlessRenamed } from '../results/unfinished';

const SOURCES = resolve(__dirname, '..');
/** Below node_modules, so that the compiled files find the same packages. */
const CACHE = resolve(SOURCES, '../node_modules/.cache/samepage-bench');
/** The layers that a measured process loads. */
const LAYERS = ['kernel', 'mm', 'ksm', 'machine', 'bench'];

function compileFile(source: string, target: string): void {
  // Needed here alone, and not where the whole package is compiled already.
  const { ModuleKind, ScriptTarget, transpileModule } = require('typescript') as typeof typescript;
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, isolatedModules: true };
  const { outputText } = transpileModule(readFileSync(source, 'utf8'), { compilerOptions, fileName: source });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
}

const targetOf = (source: string, folder: string): string =>
  join(folder, relative(SOURCES, source).replace(/\.ts$/, '.js'));

function compileLayer(layer: string, folder: string): void {
  const names = readdirSync(join(SOURCES, layer), { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((candidate) => candidate.endsWith('.ts'))) {
    const source = join(SOURCES, layer, name);
    compileFile(source, targetOf(source, folder));
  }
}

/** A compiled copy of the program in a folder of its own; in the installed package that is the package itself. */
export class CompiledProgram {
  private readonly folder: string | null;
  /** The script of a measured process. */
  readonly worker: string;

  constructor() {
    if (!FROM_SOURCES) {
      this.folder = null;
      this.worker = require.resolve('./worker');
      return;
    }
    mkdirSync(CACHE, { recursive: true });
    this.folder = mkdtempSync(join(CACHE, 'run-'));
    removeUnlessRenamed(this.folder);
    for (const layer of LAYERS) compileLayer(layer, this.folder);
    this.worker = targetOf(require.resolve('./worker'), this.folder);
  }

  /** Deletes the copy. */
  remove(): void {
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
  }
}
