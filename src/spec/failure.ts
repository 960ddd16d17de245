// SPDX-License-Identifier: GPL-2.0-only
// What the console says of a scenario that did not pass: where, at which step, and why, without a stack.

import type { IFormatterOptions } from '@cucumber/cucumber';
import { type Pickle, type TestStepFinished, type TestStepResult, TestStepResultStatus } from '@cucumber/messages';
import { nearest } from './nearest';

type SupportCode = IFormatterOptions['supportCodeLibrary'];

const VOCABULARY = 'features/README.md, "Vocabulary"';

const indent = (text: string): string => text.replace(/^(?=.)/gm, '     ');

/** A phrase as a step definition has it, without its open words and optional parts. */
const closedWords = (phrase: string): string =>
  phrase.replaceAll(/\{[^}]*\}|"[^"]*"|\([^)]*\)/g, '').replaceAll(/(\S+)\/\S+/g, '$1');

/** A step's text, without what stands for open words: numbers, quoted texts, names and pages of processes. */
const spokenWords = (text: string): string => text.replaceAll(/"[^"]*"|\b\d\S*|\b[A-Z]\w*(?:'s)?(?= |$)/g, '');

const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The three phrases that are most like a text that is none. */
function nearestPhrases(text: string, { stepDefinitions }: SupportCode): string[] {
  const phrases = stepDefinitions.map(({ pattern }) => (typeof pattern === 'string' ? pattern : pattern.source));
  const byWords = new Map(phrases.map((phrase) => [squeezed(closedWords(phrase)), phrase]));
  return nearest(squeezed(spokenWords(text)), byWords.keys(), 1).map((words) => byWords.get(words) as string);
}

function undefinedText(text: string, library: SupportCode): string {
  const near = nearestPhrases(text, library).map((phrase) => `\n  ${phrase}`);
  return `there is no such phrase; the nearest are${near.join('')}\nAll phrases stand in ${VOCABULARY}.`;
}

/** The error's own text. The message that cucumber makes of it has the stack as well. */
export function errorText({ exception, message }: TestStepResult): string {
  const text = exception?.message ?? message ?? '';
  const asked = process.env.SAMEPAGE_DEBUG === '1' ? (exception?.stackTrace ?? message ?? text) : text;
  return asked.trim();
}

function reason(fault: TestStepFinished, step: string | null, library: SupportCode): string {
  const { status } = fault.testStepResult;
  switch (status) {
    case TestStepResultStatus.UNDEFINED:
      return undefinedText(step ?? '', library);
    case TestStepResultStatus.PENDING:
      return 'the step is pending';
    case TestStepResultStatus.AMBIGUOUS:
      return `several phrases fit: ${errorText(fault.testStepResult)}`;
    default:
      return errorText(fault.testStepResult) || status.toLowerCase();
  }
}

/** @param fault null for a scenario without steps; @param step the text of the step that failed, null for a hook */
export function describeFailure(
  { name, steps }: Pickle,
  where: string,
  fault: TestStepFinished | null,
  step: string | null,
  library: SupportCode,
): string {
  const head = `${name}\n   ${where}\n`;
  if (fault === null || steps.length === 0) return `${head}${indent('it has no steps')}`;
  return `${head}${step === null ? '' : `   at: ${step}\n`}${indent(reason(fault, step, library))}`;
}
