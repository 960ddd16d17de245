// SPDX-License-Identifier: GPL-2.0-only
// Compiles the program once for all measured processes: they start fast, and the compiler's own heap is not part of
// the memory they report. The emitted code is what the other commands run.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const SOURCES = resolve(__dirname, '..');
/** Below node_modules, so that the compiled files find the same packages. */
const CACHE = resolve(SOURCES, '../node_modules/.cache/samepage-bench');
/** The layers that a measured process loads. */
const LAYERS = ['kernel', 'mm', 'ksm', 'machine', 'bench'];

const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, isolatedModules: true };

function compileFile(source: string, target: string): void {
  const { outputText } = transpileModule(readFileSync(source, 'utf8'), { compilerOptions, fileName: source });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
}

/** A compiled copy of the program in a folder of its own. */
export class CompiledProgram {
  private readonly folder: string;
  /** The script of a measured process. */
  readonly worker: string;

  constructor() {
    mkdirSync(CACHE, { recursive: true });
    this.folder = mkdtempSync(join(CACHE, 'run-'));
    for (const layer of LAYERS) this.compileLayer(layer);
    this.worker = this.target(require.resolve('./worker'));
  }

  /** Deletes the copy. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private compileLayer(layer: string): void {
    const names = readdirSync(join(SOURCES, layer), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((candidate) => candidate.endsWith('.ts'))) {
      const source = join(SOURCES, layer, name);
      compileFile(source, this.target(source));
    }
  }

  private target(source: string): string {
    return join(this.folder, relative(SOURCES, source).replace(/\.ts$/, '.js'));
  }
}
