// SPDX-License-Identifier: GPL-2.0-only
// C as tokens, as far as mutants need it: comments, white space and preprocessor lines are left out.

export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'sign';
  readonly text: string;
  /** Where it begins in the source, and where the next may begin. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

const SIGNS = ['<<=', '>>=', '...', '->', '++', '--', '<<', '>>', '<=', '>=', '==', '!=', '&&', '||'];
const ASSIGNING_SIGNS = ['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^='];

const escaped = (text: string): string => text.replaceAll(/[|*+.^/]/g, '\\$&');

const PATTERNS: readonly (readonly [Token['kind'] | null, string])[] = [
  [null, String.raw`\s+|//.*|/\*[^]*?\*/`],
  // What follows the sign at the start of a line, with its continuations and the comments that go on behind its end.
  [null, String.raw`(?<=(?:^|\n)[ \t]*)#(?:\\\n|/\*[^]*?\*/|.)*`],
  ['word', String.raw`[A-Za-z_]\w*`],
  ['number', String.raw`\d(?:[eEpP][+-]|[\w.])*`],
  ['text', String.raw`"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'`],
  ['sign', [...SIGNS, ...ASSIGNING_SIGNS].map(escaped).join('|')],
  ['sign', '[^]'],
];

const TOKEN = new RegExp(PATTERNS.map(([, pattern]) => `(${pattern})`).join('|'), 'g');

/** The tokens of a C source. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const match of source.matchAll(TOKEN)) {
    const [text, ...groups] = match;
    const kind = PATTERNS[groups.findIndex((group) => group !== undefined)]?.[0] ?? null;
    const start = match.index;
    if (kind !== null) tokens.push({ kind, text, start, end: start + text.length, line });
    line += text.split('\n').length - 1;
  }
  return tokens;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** For each bracket the index of its partner. */
export function partnersOf(tokens: readonly Token[]): Map<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (text in CLOSING) open.push(index);
    const last = open.at(-1);
    if (last === undefined || CLOSING[tokens[last]?.text ?? ''] !== text) continue;
    open.pop();
    partners.set(last, index);
    partners.set(index, last);
  }
  return partners;
}
