// SPDX-License-Identifier: GPL-2.0-only
// A copy of the project's sources in a scratch folder, in which one change at a time can be tried.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../project';
import type { Change } from '../../report/history';
import { UsageError } from '../../usage-error';
import type { HistoryMutant } from './mutant';

/** What a run of the specification needs. */
const SOURCES = ['src', 'steps', 'features', 'cucumber.js', 'package.json', 'tsconfig.json'];

/** A mutant whose text does not stand exactly once in its file: the sources have changed since it was written. */
class PatchError extends UsageError {}

export class Workshop {
  readonly folder: string;

  constructor() {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samepage-history-'));
    for (const source of SOURCES) fs.cpSync(inRoot(source), path.join(this.folder, source), { recursive: true });
    fs.symlinkSync(inRoot('node_modules'), path.join(this.folder, 'node_modules'), 'dir');
  }

  /** Changes the copy; throws a PatchError, and changes nothing, when an edit does not fit. @returns what undoes it */
  apply(mutant: HistoryMutant): () => void {
    const inCopy = (file: string): string => path.join(this.folder, file);
    const originals = new Map(mutant.edits.map(({ file }) => [file, fs.readFileSync(inCopy(file), 'utf8')]));
    const changed = patched(mutant, (file) => originals.get(file) as string);
    const write = (texts: ReadonlyMap<string, string>): void => {
      for (const [file, text] of texts) fs.writeFileSync(inCopy(file), text);
    };
    write(changed);
    return () => write(originals);
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The files of a mutant as its edits leave them. @throws PatchError */
function patched(mutant: HistoryMutant, read: (file: string) => string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const edit of mutant.edits) {
    texts.set(edit.file, replaced(mutant.name, texts.get(edit.file) ?? read(edit.file), edit));
  }
  return texts;
}

function replaced(name: string, source: string, { file, text, replacement }: Change): string {
  const times = source.split(text).length - 1;
  if (times === 1) return source.replace(text, () => replacement);
  const found = times === 0 ? 'not found' : `found ${times} times`;
  throw new PatchError(`${name}: in ${file}, ${found} where once is expected:\n${text}`);
}
