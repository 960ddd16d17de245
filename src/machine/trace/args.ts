// SPDX-License-Identifier: GPL-2.0-only
// The words of one line of a trace, read from left to right; whatever can't be read is refused with what was expected.

import { UINT_MAX } from '../../kernel/types';
import type { Content } from '../../mm/contents';
import { MAX_NAME, MAX_NODES } from './limits';
import type { Line } from './line';

const NUMBER = /^(?:0[xX][0-9a-fA-F]+|[0-9]+)$/;
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

interface Range {
  readonly least: number;
  readonly most: number;
}

export class Args {
  readonly line: Line;
  private readonly words: readonly string[];
  private readonly usage: string;
  private next = 0;

  /** @param usage the form of the whole operation, for error messages */
  constructor(line: Line, words: readonly string[], usage: string) {
    this.line = line;
    this.words = words;
    this.usage = usage;
  }

  fail(found: string | undefined, expected: string, choices?: readonly string[]): never {
    const what = found === undefined ? 'the end of the line' : `"${found}"`;
    return this.line.fail(what, `${expected} in "${this.usage}"`, choices);
  }

  /** A word that the reference, too, refuses, with this result. */
  typo(result: string, found: string, expected: string, choices?: readonly string[]): void {
    this.line.typo(result, `"${found}"`, `${expected} in "${this.usage}"`, choices);
  }

  get more(): boolean {
    return this.next < this.words.length;
  }

  word(expected: string): string {
    const word = this.words[this.next++];
    return word ?? this.fail(undefined, expected);
  }

  private valueOf(word: string, expected: string, most: number, found = word): number {
    if (!NUMBER.test(word)) this.fail(found, `a number (${expected})`);
    return Number(word) <= most ? Number(word) : this.fail(found, `a number up to ${most} (${expected})`);
  }

  /** Decimal, or hexadecimal with 0x. */
  number(expected: string, most = Number.MAX_SAFE_INTEGER): number {
    return this.valueOf(this.word(expected), expected, most);
  }

  optionalNumber(expected: string, otherwise: number, most?: number): number {
    return this.more ? this.number(expected, most) : otherwise;
  }

  /** A number that has to lie in a range; the reference says `result` to another one. */
  numberWithin(expected: string, { least, most }: Range, result: string): number {
    const word = this.word(expected);
    const value = this.valueOf(word, expected, Number.MAX_SAFE_INTEGER);
    if (value < least || value > most) this.typo(result, word, `${expected} from ${least} to ${most}`);
    return value;
  }

  /** A NUMA node that some machine may have. */
  node(): number {
    return this.numberWithin('a node', { least: 0, most: MAX_NODES - 1 }, '-EINVAL');
  }

  hexByte(expected: string): number {
    const word = this.word(expected);
    return /^[0-9a-fA-F]{1,2}$/.test(word)
      ? Number.parseInt(word, 16)
      : this.fail(word, `a byte in hexadecimal (${expected})`);
  }

  /** A process that is there by then, or could be. */
  process(): string {
    const name = this.word('a process');
    const { processes } = this.line.trace;
    if (processes !== null && !processes.includes(name)) {
      this.typo('-ESRCH', name, 'a process that a "proc" or "fork" of the trace makes', processes);
    }
    return name;
  }

  /** The name of a new process. */
  newName(expected: string): string {
    const name = this.word(expected);
    if (!NAME.test(name)) this.fail(name, `${expected}, of letters, digits, "_", "." and "-",`);
    if (name.length > MAX_NAME) this.typo('-EINVAL', name, `${expected} of up to ${MAX_NAME} letters`);
    return name;
  }

  /** One of a few fixed words. */
  oneOf<T extends string>(choices: readonly T[]): T {
    const expected = `one of ${choices.join(', ')}`;
    const word = this.word(expected);
    return choices.find((choice) => choice === word) ?? this.fail(word, expected, choices);
  }

  /** `key=NUMBER` words to the end of the line, each key at most once. */
  options<K extends string>(keys: readonly K[]): { [key in K]?: number } {
    const result: { [key in K]?: number } = {};
    while (this.more) {
      const word = this.word('an option');
      const [key = '', ...values] = word.split('=');
      const value = values.join('=');
      const known = keys.find((k) => k === key);
      if (known === undefined || !NUMBER.test(value)) {
        return this.fail(word, keys.map((k) => `${k}=NUMBER`).join(' or '), [...keys]);
      }
      if (result[known] !== undefined) this.fail(word, `${known} once`);
      result[known] = this.valueOf(value, known, Number.MAX_SAFE_INTEGER, word);
    }
    return result;
  }

  content(): Content {
    const word = this.word('a content');
    if (word === 'zero') return { kind: 'zero' };
    const [, byte, seed] = /^(?:byte:([0-9a-fA-F]{1,2})|seed:([0-9]+))$/.exec(word) ?? [];
    if (byte !== undefined) return { kind: 'byte', value: Number.parseInt(byte, 16) };
    if (seed === undefined) return this.fail(word, 'zero, byte:XX or seed:N');
    if (Number(seed) > UINT_MAX) this.fail(word, `a seed up to ${UINT_MAX}`);
    return { kind: 'seed', value: Number(seed) | 0 };
  }

  end(): void {
    if (this.more) this.fail(this.words[this.next], 'the end of the line');
  }
}
