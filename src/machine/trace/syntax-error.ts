// SPDX-License-Identifier: GPL-2.0-only
// What is wrong with a line that is not of the trace language.

import { escapeControl } from './format';

/** As many characters of a line as a message can bear. */
const MOST_SHOWN = 120;

function shown(text: string): string {
  const escaped = escapeControl(text);
  return escaped.length > MOST_SHOWN ? `${escaped.slice(0, MOST_SHOWN)}..."` : escaped;
}

/** A line that is not of the trace language. */
export class TraceSyntaxError extends Error {
  /** From 1. */
  readonly line: number;
  /** Short, and without control characters. */
  readonly found: string;
  readonly expected: string;
  /** All words that would have been right, where they can be listed. */
  readonly choices?: readonly string[];

  constructor(file: string, line: number, found: string, expected: string, choices?: readonly string[]) {
    super(`${file}:${line}: found ${shown(found)}, expected ${expected}`);
    this.name = 'TraceSyntaxError';
    this.line = line;
    this.found = shown(found);
    this.expected = expected;
    if (choices !== undefined) this.choices = choices;
  }

  /** The same error, said of a file. */
  in(file: string): TraceSyntaxError {
    return new TraceSyntaxError(file, this.line, this.found, this.expected, this.choices);
  }
}
