// SPDX-License-Identifier: GPL-2.0-only
// The words that phrases leave open.

import { defineParameterType } from '@cucumber/cucumber';
import { ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import * as errno from '../../src/kernel/errno';
import { OLD_WINDOWS, UNTRACED_WINDOWS, WINDOWS } from '../../src/kernel/windows';
import { PRCTL_OPTIONS } from '../../src/machine/syscalls';
import { FAIL_KINDS } from '../subject/model';
import { ADVICE, AREA_KINDS, type AreaKind } from '../subject/subject';
import { RUN_KINDS } from './bench-detail';
import { parseContent } from './contents';
import { HOTPLUG_EVENTS } from './hotplug-events';
import { machineOptions } from './machine-description';
import { PAGE_CALLS, RANGE_CALLS } from './page-calls';
import { PAGE_STATES } from './page-states';
import { PAGES_PATTERN, parsePages } from './pages';
import { oneOf, oneOfMany } from './words';

/** What memory is drawn. */
export interface MemoryKind {
  readonly area: AreaKind;
  /** Whether it is advised MADV_MERGEABLE at once. */
  readonly mergeable: boolean;
}

interface OpenWord {
  readonly name: string;
  readonly regexp: RegExp;
  readonly transformer?: (text: string) => unknown;
  readonly useForSnippets?: boolean;
}

/** The errors that calls of the model can end in. */
const ERRORS = Object.keys(errno).filter((name) => name.startsWith('E'));

const anyOf = (words: readonly string[]): RegExp => new RegExp(words.join('|'));

/** One word or two, of which the first is `mergeable`. */
function memoryKind(words: string): MemoryKind {
  const [first = '', second] = words.split(' ');
  if (second === undefined) oneOf('a kind of memory', first, ['mergeable', ...AREA_KINDS]);
  else oneOf('what memory is advised to be', first, ['mergeable']);
  const area = second === undefined ? first : oneOf('a kind of area', second, AREA_KINDS);
  return { area: AREA_KINDS.find((kind) => kind === area) ?? 'anonymous', mergeable: first === 'mergeable' };
}

/** `ok`, or the error by its name. */
function outcome(words: string): string {
  return words === 'succeeds' ? 'ok' : `-${oneOf('an error', words.replace('fails with ', ''), ERRORS)}`;
}

/** A word of which there are few. The pattern takes any, so that a wrong one is named rather than its step. */
const oneOfFew = (name: string, regexp: RegExp, what: string, words: readonly string[]): OpenWord => ({
  name,
  regexp,
  transformer: (word) => oneOf(what, word, words),
  useForSnippets: false,
});

const WORD = /\w+/;
const ANY_WINDOW = [...WINDOWS, ...OLD_WINDOWS, ...UNTRACED_WINDOWS];

const OPEN_WORDS: readonly OpenWord[] = [
  { name: 'process', regexp: /[A-Z][A-Za-z0-9]*/ },
  { name: 'pages', regexp: PAGES_PATTERN, transformer: parsePages },
  { name: 'content', regexp: /\S+/, transformer: parseContent, useForSnippets: false },
  oneOfFew('advice', WORD, 'an advice', ADVICE),
  oneOfFew('failKind', WORD, 'what can fail', FAIL_KINDS),
  { name: 'pageCall', regexp: anyOf([...Object.keys(PAGE_CALLS), ...Object.keys(RANGE_CALLS)]) },
  { name: 'pageState', regexp: anyOf(Object.keys(PAGE_STATES)) },
  oneOfFew('hotplugEvent', /[a-z]+(?: [a-z]+)+/, 'what happens to memory', Object.keys(HOTPLUG_EVENTS)),
  oneOfFew('prctlOption', WORD, 'an option of prctl', PRCTL_OPTIONS),
  oneOfFew('procFile', WORD, 'a file of a process', ['ksm_stat', 'ksm_merging_pages']),
  oneOfFew('tree', WORD, 'a tree', ['stable', 'unstable']),
  { name: 'machine', regexp: /\S.*/, transformer: machineOptions, useForSnippets: false },
  { name: 'memoryKind', regexp: /[a-z-]+(?: [a-z-]+)?/, transformer: memoryKind, useForSnippets: false },
  { name: 'freedOrTaken', regexp: /freed|taken/, transformer: (word) => (word === 'freed' ? 1 : -1) },
  { name: 'moreOrFewer', regexp: /more|fewer/, transformer: (word) => (word === 'more' ? 1 : -1) },
  { name: 'outcome', regexp: /succeeds|fails with \w+/, transformer: outcome },
  {
    name: 'ksmdState',
    regexp: /sleeps until it is woken|is awake/,
    transformer: (words) => words !== 'is awake',
  },
  oneOfFew('runKind', WORD, 'a kind of benchmark run', RUN_KINDS),
  { name: 'knob', regexp: /[a-z]+(?:_[a-z]+)*/, useForSnippets: false },
  {
    name: 'window',
    regexp: WORD,
    transformer: (word) => oneOfMany('a window', word, ANY_WINDOW, 'src/kernel/windows.ts'),
    useForSnippets: false,
  },
  { name: 'ordinal', regexp: /\d+(?:st|nd|rd|th)/, transformer: (word) => Number.parseInt(word, 10) },
  { name: 'nested', regexp: /\S.*/, useForSnippets: false },
];

for (const { name, regexp, transformer = (text: string) => text, useForSnippets = true } of OPEN_WORDS) {
  defineParameterType({ name, regexp, transformer, useForSnippets });
}

/** The same words for whoever matches phrases without cucumber. */
export function parameterTypes(): ParameterTypeRegistry {
  const registry = new ParameterTypeRegistry();
  for (const { name, regexp, transformer = (text: string) => text, useForSnippets = true } of OPEN_WORDS) {
    registry.defineParameterType(new ParameterType(name, regexp, null, transformer, useForSnippets));
  }
  return registry;
}
