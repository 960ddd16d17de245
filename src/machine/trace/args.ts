// SPDX-License-Identifier: GPL-2.0-only
// The words of one line of a trace, read from left to right; whatever can't be read is refused with what was expected.

import type { Content } from '../../mm/contents';

/** A line that is not of the trace language. */
export class TraceSyntaxError extends Error {
  /** From 1. */
  readonly line: number;
  readonly found: string;
  readonly expected: string;

  constructor(file: string, line: number, found: string, expected: string) {
    super(`${file}:${line}: found ${found}, expected ${expected}`);
    this.name = 'TraceSyntaxError';
    this.line = line;
    this.found = found;
    this.expected = expected;
  }

  /** The same error, said of a file. */
  in(file: string): TraceSyntaxError {
    return new TraceSyntaxError(file, this.line, this.found, this.expected);
  }
}

const NUMBER = /^(?:0[xX][0-9a-fA-F]+|[0-9]+)$/;

export class Args {
  private readonly line: number;
  private readonly words: readonly string[];
  private readonly usage: string;
  private next = 0;

  /** @param usage the form of the whole operation, for error messages */
  constructor(line: number, words: readonly string[], usage: string) {
    this.line = line;
    this.words = words;
    this.usage = usage;
  }

  fail(found: string | undefined, expected: string): never {
    const what = found === undefined ? 'the end of the line' : `"${found}"`;
    throw new TraceSyntaxError('-', this.line, what, `${expected} in "${this.usage}"`);
  }

  get more(): boolean {
    return this.next < this.words.length;
  }

  word(expected: string): string {
    const word = this.words[this.next++];
    return word ?? this.fail(undefined, expected);
  }

  /** Decimal, or hexadecimal with 0x. */
  number(expected: string): number {
    const word = this.word(expected);
    return NUMBER.test(word) ? Number(word) : this.fail(word, `a number (${expected})`);
  }

  optionalNumber(expected: string, otherwise: number): number {
    return this.more ? this.number(expected) : otherwise;
  }

  hexByte(expected: string): number {
    const word = this.word(expected);
    return /^[0-9a-fA-F]{1,2}$/.test(word)
      ? Number.parseInt(word, 16)
      : this.fail(word, `a byte in hexadecimal (${expected})`);
  }

  /** One of a few fixed words. */
  oneOf<T extends string>(choices: readonly T[]): T {
    const word = this.word(`one of ${choices.join(', ')}`);
    return choices.find((choice) => choice === word) ?? this.fail(word, `one of ${choices.join(', ')}`);
  }

  /** `key=NUMBER` words to the end of the line. */
  options<K extends string>(keys: readonly K[]): { [key in K]?: number } {
    const result: { [key in K]?: number } = {};
    while (this.more) {
      const word = this.word('an option');
      const [key = '', value = ''] = word.split('=', 2);
      const known = keys.find((k) => k === key);
      if (known === undefined || !NUMBER.test(value)) {
        this.fail(word, keys.map((k) => `${k}=NUMBER`).join(' or '));
      }
      result[known] = Number(value);
    }
    return result;
  }

  content(): Content {
    const word = this.word('a content');
    if (word === 'zero') return { kind: 'zero' };
    const [, byte, seed] = /^(?:byte:([0-9a-fA-F]{1,2})|seed:([0-9]+))$/.exec(word) ?? [];
    if (byte !== undefined) return { kind: 'byte', value: Number.parseInt(byte, 16) };
    if (seed !== undefined) return { kind: 'seed', value: Number(seed) | 0 };
    return this.fail(word, 'zero, byte:XX or seed:N');
  }

  end(): void {
    if (this.more) this.fail(this.words[this.next], 'the end of the line');
  }
}
