// SPDX-License-Identifier: GPL-2.0-only
// The words that phrases leave open.

import { defineParameterType } from '@cucumber/cucumber';
import { FAIL_KINDS } from '../subject/model';
import { ADVICE, AREA_KINDS } from '../subject/subject';
import { CONTENT_PATTERN, parseContent } from './contents';
import { PAGES_PATTERN, parsePages } from './pages';

const oneOf = (words: readonly string[]): RegExp => new RegExp(words.join('|'));

defineParameterType({ name: 'process', regexp: /[A-Z][A-Za-z0-9]*/, transformer: (name: string) => name });
defineParameterType({ name: 'pages', regexp: PAGES_PATTERN, transformer: parsePages });
defineParameterType({ name: 'content', regexp: CONTENT_PATTERN, transformer: parseContent, useForSnippets: false });
defineParameterType({ name: 'advice', regexp: oneOf(ADVICE), transformer: (word: string) => word });
defineParameterType({ name: 'areaKind', regexp: oneOf(AREA_KINDS), transformer: (word: string) => word });
defineParameterType({ name: 'failKind', regexp: oneOf(FAIL_KINDS), transformer: (word: string) => word });
defineParameterType({ name: 'errno', regexp: /E[A-Z]+/, transformer: (name: string) => name });
defineParameterType({
  name: 'knob',
  regexp: /[a-z]+(?:_[a-z]+)*/,
  transformer: (name: string) => name,
  useForSnippets: false,
});
defineParameterType({
  name: 'ordinal',
  regexp: /\d+(?:st|nd|rd|th)/,
  transformer: (word: string) => Number.parseInt(word, 10),
});
