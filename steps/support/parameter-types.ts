// SPDX-License-Identifier: GPL-2.0-only
// The words that phrases leave open.

import { defineParameterType } from '@cucumber/cucumber';
import { ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { OLD_WINDOWS, UNTRACED_WINDOWS, WINDOWS } from '../../src/kernel/windows';
import type { MachineOptions } from '../../src/machine/machine';
import { PRCTL_OPTIONS } from '../../src/machine/syscalls';
import { FAIL_KINDS } from '../subject/model';
import { ADVICE, AREA_KINDS, type AreaKind } from '../subject/subject';
import { CONTENT_PATTERN, parseContent } from './contents';
import { HOTPLUG_EVENTS } from './hotplug-events';
import { PAGE_CALLS, RANGE_CALLS } from './page-calls';
import { PAGE_STATES } from './page-states';
import { PAGES_PATTERN, parsePages } from './pages';

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

const oneOf = (words: readonly string[]): RegExp => new RegExp(words.join('|'));

function machineOptions(text: string): MachineOptions {
  const [nodes, pages_per_node, swap] = [...text.matchAll(/\d+/g)].map(Number) as [number, number, number?];
  return { nodes, pages_per_node, ...(swap === undefined ? {} : { swap }) };
}

function memoryKind(words: string): MemoryKind {
  const area = AREA_KINDS.find((kind) => words.endsWith(kind)) ?? 'anonymous';
  return { area, mergeable: words.startsWith('mergeable') };
}

const OPEN_WORDS: readonly OpenWord[] = [
  { name: 'process', regexp: /[A-Z][A-Za-z0-9]*/ },
  { name: 'pages', regexp: PAGES_PATTERN, transformer: parsePages },
  { name: 'content', regexp: CONTENT_PATTERN, transformer: parseContent, useForSnippets: false },
  { name: 'advice', regexp: oneOf(ADVICE) },
  { name: 'failKind', regexp: oneOf(FAIL_KINDS) },
  { name: 'pageCall', regexp: oneOf([...Object.keys(PAGE_CALLS), ...Object.keys(RANGE_CALLS)]) },
  { name: 'pageState', regexp: oneOf(Object.keys(PAGE_STATES)) },
  { name: 'hotplugEvent', regexp: oneOf(Object.keys(HOTPLUG_EVENTS)) },
  { name: 'prctlOption', regexp: oneOf(PRCTL_OPTIONS) },
  { name: 'procFile', regexp: /ksm_stat|ksm_merging_pages/ },
  { name: 'tree', regexp: /stable|unstable/ },
  {
    name: 'machine',
    regexp: /\d+ NUMA nodes? of \d+ frames(?: and \d+ swap slots?)?/,
    transformer: machineOptions,
  },
  {
    name: 'memoryKind',
    regexp: new RegExp(`mergeable(?: (?:${AREA_KINDS.join('|')}))?|${AREA_KINDS.join('|')}`),
    transformer: memoryKind,
  },
  { name: 'freedOrTaken', regexp: /freed|taken/, transformer: (word) => (word === 'freed' ? 1 : -1) },
  {
    name: 'outcome',
    regexp: /succeeds|fails with E[A-Z]+/,
    transformer: (words) => (words === 'succeeds' ? 'ok' : words.replace('fails with ', '-')),
  },
  {
    name: 'ksmdState',
    regexp: /sleeps until it is woken|is awake/,
    transformer: (words) => words !== 'is awake',
  },
  { name: 'knob', regexp: /[a-z]+(?:_[a-z]+)*/, useForSnippets: false },
  { name: 'window', regexp: oneOf([...WINDOWS, ...OLD_WINDOWS, ...UNTRACED_WINDOWS]) },
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
