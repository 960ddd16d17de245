// SPDX-License-Identifier: GPL-2.0-only
// The results of one run that consist of many files: they gather in a folder of the run, which takes the place of the
// last run's only when it is complete.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { removeUnlessRenamed } from './unfinished';

/** The process that a folder belongs to. */
const OWNER = /^\.(.+)\.(run|last)-(\d+)$/;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Puts right what a killed process has left beside `target`: a last result set aside comes back, the rest goes. */
export function recoverRun(target: string): void {
  const folder = dirname(target);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [, of, kind, pid] = OWNER.exec(name) ?? [];
    if (of !== basename(target) || isAlive(Number(pid))) continue;
    if (kind === 'last' && !existsSync(target)) renameSync(join(folder, name), target);
    else rmSync(join(folder, name), { recursive: true, force: true });
  }
}

export class RunFolder {
  /** Where the files of the run go. */
  readonly path: string;
  private readonly target: string;

  /** Makes the folder, beside `target`, so that a rename is enough in the end. */
  constructor(target: string) {
    this.target = target;
    recoverRun(target);
    this.path = this.beside('run');
    mkdirSync(this.path, { recursive: true });
    removeUnlessRenamed(this.path);
  }

  private beside(kind: 'run' | 'last'): string {
    return join(dirname(this.target), `.${basename(this.target)}.${kind}-${process.pid}`);
  }

  /** The run is complete: its results become the last ones. */
  keep(): void {
    const last = this.beside('last');
    rmSync(last, { recursive: true, force: true });
    if (existsSync(this.target)) renameSync(this.target, last);
    renameSync(this.path, this.target);
    rmSync(last, { recursive: true, force: true });
  }

  /** The run has come to nothing: the last results stay. */
  discard(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
