// SPDX-License-Identifier: GPL-2.0-only
// Small changes of a C source, of the kinds that a slip of the pen makes: each alone is a mutant.

import { type CFunction, functionsOf } from './functions';
import { partnersOf, type Token, tokensOf } from './tokens';

/** What a mutant puts in the place of what. */
interface Edit {
  readonly kind: string;
  /** In the source. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** In short, for people. */
  readonly before: string;
  readonly after: string;
}

export interface KernelMutant extends Edit {
  /** `ksm.c:1234:if-negated`, and behind that `:2` for the second one of this kind in the line. */
  readonly id: string;
  readonly line: number;
  /** The function that it is in; FILE_SCOPE outside of any. */
  readonly function: string;
}

const FILE_SCOPE = '(file)';

const OPERATORS: Readonly<Record<string, readonly [kind: string, replacement: string]>> = {
  '<': ['relation', '<='],
  '<=': ['relation', '<'],
  '>': ['relation', '>='],
  '>=': ['relation', '>'],
  '==': ['relation', '!='],
  '!=': ['relation', '=='],
  '&&': ['logic', '||'],
  '||': ['logic', '&&'],
  '++': ['step', '--'],
  '--': ['step', '++'],
  '+=': ['arithmetic', '-='],
  '-=': ['arithmetic', '+='],
  '|=': ['bits', '&='],
  '&=': ['bits', '|='],
};
/** Those that are something else in front of an operand. */
const BINARY_OPERATORS: typeof OPERATORS = {
  '+': ['arithmetic', '-'],
  '-': ['arithmetic', '+'],
  '*': ['arithmetic', '/'],
  '/': ['arithmetic', '*'],
  '&': ['bits', '|'],
  '|': ['bits', '&'],
};

const JUMPS = ['break', 'continue', 'goto'];
const HEADS = ['if', 'while', 'for', 'switch'];
const TYPES = [
  'struct',
  'union',
  'enum',
  'const',
  'static',
  'unsigned',
  'signed',
  'void',
  'char',
  'int',
  'long',
  'bool',
];
/** Words that begin a statement of another kind. */
const OTHER_STATEMENTS = [...TYPES, ...JUMPS, ...HEADS, 'return', 'do', 'else', 'case', 'default'];
/** What is no value though it is a word. */
const NO_OPERANDS = ['return', 'case', 'sizeof', ...TYPES];
const ASSIGNMENTS = ['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>='];

class Generator {
  private readonly tokens: readonly Token[];
  private readonly partners: ReadonlyMap<number, number>;
  private readonly functions: readonly CFunction[];

  constructor(source: string) {
    this.tokens = tokensOf(source);
    this.partners = partnersOf(this.tokens);
    this.functions = functionsOf(this.tokens, this.partners);
  }

  /** With the index of the token that they are at. */
  *edits(): PlacedEdits {
    for (const within of this.functions) {
      for (let at = within.open + 1; at < within.close; at++) {
        for (const edit of [...this.atOperator(at), ...this.atConstant(at), ...this.atStatement(at, within)])
          yield { edit, line: this.token(at).line, function: within.name };
      }
    }
    yield* this.initialisers();
  }

  private token(at: number): Token {
    return this.tokens[at] ?? NONE;
  }

  private text(at: number): string {
    return this.token(at).text;
  }

  private replace(kind: string, from: number, to: number, replacement: string): Edit {
    const { start } = this.token(from);
    const { end } = this.token(to);
    return { kind, start, end, replacement, before: this.short(from, to), after: replacement };
  }

  /** Tokens in one line; what is in brackets is left out of longer ones. */
  private short(from: number, to: number): string {
    const words: string[] = [];
    for (let at = from; at <= to; at++) {
      words.push(this.text(at));
      const partner = this.partners.get(at);
      if (partner === undefined || partner <= at + 1 || partner > to || to - from < 3) continue;
      words.push('…');
      at = partner - 1;
    }
    return words.reduce((text, word) => (/\w$/.test(text) && /^\w/.test(word) ? `${text} ${word}` : text + word), '');
  }

  /** Whether the token ends an operand. */
  private endsOperand(at: number): boolean {
    const { kind, text } = this.token(at);
    if (kind === 'word') return !NO_OPERANDS.includes(text);
    if (text === ')') return !this.isCast(at);
    return kind === 'number' || text === ']';
  }

  /** Whether what this bracket closes can only be a type. */
  private isCast(close: number): boolean {
    const open = this.partners.get(close) ?? close;
    const inside = this.tokens.slice(open + 1, close);
    if (HEADS.includes(this.text(open - 1))) return true;
    return inside.at(-1)?.text === '*' || (inside.length > 0 && inside.every(({ text }) => TYPES.includes(text)));
  }

  private *atOperator(at: number): Iterable<Edit> {
    const { kind, text } = this.token(at);
    if (kind !== 'sign') return;
    const [name, replacement] =
      OPERATORS[text] ?? (this.endsOperand(at - 1) && !this.isDeclared(at) ? (BINARY_OPERATORS[text] ?? []) : []);
    if (name !== undefined && replacement !== undefined) yield this.replace(name, at, at, replacement);
    const after = this.text(at - 1);
    if (text === '!' && (after === '&&' || after === '||' || (after === '(' && !this.isWholeCondition(at - 1))))
      yield { ...this.replace('not-left-out', at, at, ''), before: `!${this.text(at + 1)}`, after: this.text(at + 1) };
  }

  /** Whether an asterisk belongs to the declaration of a pointer. */
  private isDeclared(at: number): boolean {
    if (this.text(at) !== '*') return false;
    const before = this.text(at - 2);
    return (
      before === 'struct' || ((this.beginsStatement(at - 1) || before === ',') && this.token(at + 1).kind === 'word')
    );
  }

  private *atConstant(at: number): Iterable<Edit> {
    const { kind, text } = this.token(at);
    if (kind !== 'number' || this.isOnceLoop(at)) return;
    const [, digits = '', suffix = ''] = /^(0[xX][\da-fA-F]+|\d+)([uUlL]*)$/.exec(text) ?? [];
    if (digits === '') return;
    yield this.replace('constant', at, at, `${Number(digits) + 1}${suffix}`);
    if (Number(digits) > 1) yield this.replace('constant', at, at, `${Number(digits) - 1}${suffix}`);
  }

  /** The 0 of `while (0)`. */
  private isOnceLoop(at: number): boolean {
    return this.text(at - 1) === '(' && this.text(at - 2) === 'while';
  }

  /** Whether a bracket begins the condition of an `if` or `while`, and what follows is negated as a whole. */
  private isWholeCondition(open: number): boolean {
    const close = this.partners.get(open) ?? open;
    return ['if', 'while'].includes(this.text(open - 1)) && !this.hasLogic(open, close);
  }

  private hasLogic(open: number, close: number): boolean {
    return this.atDepthOf(open, close).some((text) => text === '&&' || text === '||');
  }

  /** The texts between two brackets that are in no inner ones. */
  private atDepthOf(open: number, close: number): string[] {
    const texts: string[] = [];
    for (let at = open + 1; at < close; at++) {
      texts.push(this.text(at));
      const partner = this.partners.get(at) ?? at;
      if (partner > at) at = partner;
    }
    return texts;
  }

  private beginsStatement(at: number): boolean {
    const before = this.text(at - 1);
    if ([';', '{', '}', 'else', 'do'].includes(before)) return true;
    if (before === ':') return this.token(at - 2).kind === 'word' && this.beginsStatement(at - 2);
    return before === ')' && HEADS.includes(this.text((this.partners.get(at - 1) ?? 0) - 1));
  }

  /** The index of the semicolon of a simple statement. */
  private endOfStatement(at: number): number {
    let end = at;
    for (; end < this.tokens.length && this.text(end) !== ';'; end++) {
      const partner = this.partners.get(end) ?? end;
      if (partner > end) end = partner;
    }
    return end;
  }

  private *atStatement(at: number, within: CFunction): Iterable<Edit> {
    const { kind, text } = this.token(at);
    if (text === 'if' || text === 'while') yield* this.negated(at);
    if (text === 'return') yield* this.returned(at, within);
    else if (JUMPS.includes(text)) yield this.leftOut('jump-left-out', at, this.endOfStatement(at));
    else if (this.beginsStatement(at) && (kind === 'word' || ['*', '(', '++', '--'].includes(text)))
      yield* this.expressionLeftOut(at);
  }

  private leftOut(kind: string, from: number, end: number): Edit {
    return { ...this.replace(kind, from, end - 1, ''), before: this.short(from, end - 1), after: '(left out)' };
  }

  private *negated(at: number): Iterable<Edit> {
    const open = at + 1;
    const close = this.partners.get(open);
    if (this.text(open) !== '(' || close === undefined) return;
    const inside = this.atDepthOf(open, close);
    const isConstant = inside.length === 1 && (this.token(open + 1).kind === 'number' || inside[0] === 'true');
    // A comparison alone is negated by its operator.
    const isEquality = !this.hasLogic(open, close) && inside.some((each) => each === '==' || each === '!=');
    if (isConstant || isEquality) return;
    const { end } = this.token(open);
    const { start } = this.token(close);
    const condition = this.short(open + 1, close - 1);
    const word = this.text(at);
    yield {
      kind: `${word}-negated`,
      start: end,
      end: start,
      // `%` stands for what is there.
      replacement: '!(%)',
      before: `${word} (${condition})`,
      after: `${word} (!(${condition}))`,
    };
  }

  private *returned(at: number, { returns }: CFunction): Iterable<Edit> {
    const end = this.endOfStatement(at);
    const value = this.short(at + 1, end - 1);
    if (end === at + 1) yield this.leftOut('return-left-out', at, end);
    else if (value !== 'NULL' && returns !== 'nothing') {
      const replacement = returns === 'pointer' ? 'NULL' : '!(%)';
      const after = `return ${replacement.replace('%', () => value)}`;
      yield { ...this.replace('return-value', at + 1, end - 1, replacement), before: `return ${value}`, after };
    }
  }

  private *expressionLeftOut(at: number): Iterable<Edit> {
    const first = this.token(at);
    const next = this.token(at + 1);
    const isDeclaration =
      OTHER_STATEMENTS.includes(first.text) ||
      (first.kind === 'word' && (next.kind === 'word' || next.text === '*' || next.text === ':'));
    const end = this.endOfStatement(at);
    const texts = this.atDepthOf(at - 1, end);
    if (isDeclaration || texts.includes('{')) return;
    const kind = texts.some((text) => ASSIGNMENTS.includes(text) || text === '++' || text === '--')
      ? 'assignment-left-out'
      : 'call-left-out';
    yield this.leftOut(kind, at, end);
  }

  /** Numbers that variables at file scope begin with. */
  private *initialisers(): PlacedEdits {
    for (let at = 0; at < this.tokens.length; at++) {
      const partner = this.partners.get(at) ?? at;
      if (partner > at) at = partner;
      if (this.text(at) !== '=' || this.text(at + 2) !== ';') continue;
      const named = `${this.text(at - 1)} = `;
      for (const edit of this.atConstant(at + 1))
        yield {
          edit: { ...edit, before: named + edit.before, after: named + edit.after },
          line: this.token(at + 1).line,
          function: FILE_SCOPE,
        };
    }
  }
}

/** Edits with where they are. */
type PlacedEdits = Iterable<{ readonly edit: Edit; readonly line: number; readonly function: string }>;

const NONE: Token = { kind: 'sign', text: '', start: 0, end: 0, line: 0 };

/** All mutants of a source, in its order. @param file its name, for the ids; @param isCompiled of a line */
export function mutantsOf(source: string, file: string, isCompiled: (line: number) => boolean): KernelMutant[] {
  const times = new Map<string, number>();
  const mutants: KernelMutant[] = [];
  for (const { edit, line, function: name } of new Generator(source).edits()) {
    if (!isCompiled(line)) continue;
    const id = `${file}:${line}:${edit.kind}`;
    const nth = (times.get(id) ?? 0) + 1;
    times.set(id, nth);
    mutants.push({ ...edit, id: nth === 1 ? id : `${id}:${nth}`, line, function: name });
  }
  return mutants.sort((one, other) => one.start - other.start || one.id.localeCompare(other.id));
}

/** The source with the mutant in it, line by line where it was. */
export function mutated(source: string, { start, end, replacement }: Edit): string {
  const was = source.slice(start, end);
  const lines = '\n'.repeat(was.split('\n').length - 1);
  const now = replacement.includes('%') ? replacement.replace('%', () => was) : replacement + lines;
  return source.slice(0, start) + now + source.slice(end);
}
