// SPDX-License-Identifier: GPL-2.0-only
// From a place in the compiled text of a file to its place in the TypeScript.

import fs from 'node:fs';
import { SourceMap } from 'node:module';
import { REGISTER_INSTANCE } from 'ts-node';
import { inRoot } from '../project';

/** A place in a source; line and column from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const MAP = /\/\/# sourceMappingURL=data:application\/json;charset=utf-8;base64,(\S+)\s*$/;
/** What stands between a decision and the first thing that is done for it. */
const LEAD = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/|[{}?:;]|&&|\|\||else\b)*/y;

/** One source file as it was compiled in this process. */
export class CompiledSource {
  private readonly text: string;
  private readonly lines: readonly string[];
  private readonly lineStarts: readonly number[];
  private readonly map: SourceMap;

  /** @param file relative to the repository's top. Throws when ts-node does not compile this process's files. */
  constructor(file: string) {
    const service = process[REGISTER_INSTANCE];
    if (service === undefined) throw new Error('the sources are not compiled by ts-node');
    const source = fs.readFileSync(inRoot(file), 'utf8');
    this.text = service.compile(source, inRoot(file));
    this.lines = source.split('\n');
    this.lineStarts = [0, ...[...this.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const encoded = MAP.exec(this.text)?.[1];
    if (encoded === undefined) throw new Error(`${file}: the compiled text has no source map`);
    this.map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString()));
  }

  /** The length of the compiled text. */
  get length(): number {
    return this.text.length;
  }

  /** A line of the source without its indentation; and by how much it was indented. */
  line(line: number): { text: string; indent: number } {
    const whole = this.lines[line - 1] ?? '';
    return { text: whole.trim(), indent: whole.length - whole.trimStart().length };
  }

  /** Where a range of the compiled text begins to do something; null for what the compiler has added. */
  beginning(start: number, end: number): Place | null {
    LEAD.lastIndex = start;
    LEAD.exec(this.text);
    return this.place(LEAD.lastIndex < end ? LEAD.lastIndex : start);
  }

  /** The last line of a range of the compiled text. */
  lastLine(start: number, end: number): number | null {
    return this.place(start + this.text.slice(start, end).trimEnd().length - 1)?.line ?? null;
  }

  private place(offset: number): Place | null {
    const line = this.lineStarts.findLastIndex((start) => start <= offset);
    const entry = this.map.findEntry(line, offset - (this.lineStarts[line] ?? 0));
    // What the compiler adds stands on lines of its own, to which the map has no entries.
    if (!('originalLine' in entry) || entry.generatedLine !== line) return null;
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }
}
