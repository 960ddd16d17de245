// SPDX-License-Identifier: GPL-2.0-only
// The folder that results go to. Whole results stand in it, those of a partial run below partial/.

import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../usage-error';

/** What a probe takes: more than any page of a report, less than a run with coverage. */
const PROBE_BYTES = 4 << 20;

/** What part of the whole work a run has done: null for all of it, else in words: '1 of 26 set-ups'. */
export type Part = string | null;

/** A folder of results. */
export class ResultsFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Where a result of this name goes: a partial one never takes the place of a whole one. */
  place(name: string, part: Part): string {
    return part === null ? join(this.path, name) : join(this.path, 'partial', name);
  }

  /** Where a whole result of this name is. */
  in(name: string): string {
    return this.place(name, null);
  }

  /** Finds out before any work whether results can be kept. @throws UsageError when they can't */
  probe(): void {
    const file = join(this.path, `.probe-${process.pid}`);
    const isNew = !existsSync(this.path);
    try {
      mkdirSync(this.path, { recursive: true });
      try {
        writeFileSync(file, Buffer.alloc(PROBE_BYTES));
      } finally {
        rmSync(file, { force: true });
      }
      if (isNew) rmdirSync(this.path);
    } catch (error) {
      throw new UsageError(`${this.path}: ${whyNot(error as NodeJS.ErrnoException)}, so no results can be kept`);
    }
  }
}

function whyNot({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EROFS':
      return 'the file system is read-only';
    case 'EACCES':
    case 'EPERM':
      return 'it must not be written to';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'it is not a folder';
    default:
      return message;
  }
}
