// SPDX-License-Identifier: GPL-2.0-only
// The functions of a C source, by its tokens.

import type { Token } from './tokens';

export interface CFunction {
  readonly name: string;
  /** Indices of the braces of its body. */
  readonly open: number;
  readonly close: number;
  /** What `return` gives. */
  readonly returns: 'nothing' | 'pointer' | 'value';
}

function resultOf(before: readonly Token[]): CFunction['returns'] {
  if (before.some(({ text }) => text === '*')) return 'pointer';
  return before.some(({ text }) => text === 'void') ? 'nothing' : 'value';
}

/** The function whose body is in these braces; null for other braces at file scope. @param from of its declaration */
function functionAt(
  tokens: readonly Token[],
  partners: ReadonlyMap<number, number>,
  from: number,
  open: number,
): CFunction | null {
  const close = partners.get(open);
  const head = tokens.slice(from, open);
  const bracket = head.findIndex(({ text }) => text === '(');
  const name = head[bracket - 1];
  if (close === undefined || name?.kind !== 'word' || head.some(({ text }) => text === '=')) return null;
  return { name: name.text, open, close, returns: resultOf(head.slice(0, bracket - 1)) };
}

/** In the order of the source. */
export function functionsOf(tokens: readonly Token[], partners: ReadonlyMap<number, number>): CFunction[] {
  const functions: CFunction[] = [];
  let from = 0;
  for (let index = 0; index < tokens.length; index++) {
    const { text } = tokens[index] as Token;
    if (text === ';') from = index + 1;
    if (text !== '{') continue;
    const found = functionAt(tokens, partners, from, index);
    index = partners.get(index) ?? index;
    if (found === null) continue;
    functions.push(found);
    from = index + 1;
  }
  return functions;
}
