// SPDX-License-Identifier: GPL-2.0-only
// Counts a spec run from its message stream. Cucumber itself is content with a run of no scenarios, and says nothing of
// a scenario without steps; here only a scenario that ran and passed counts as passed.

import fs from 'node:fs';
import readline from 'node:readline';
import {
  type Envelope,
  getWorstTestStepResult,
  type Pickle,
  type TestStepResult,
  TestStepResultStatus,
} from '@cucumber/messages';

/** The outcome of a spec run. */
export interface SpecTally {
  /** Scenarios that ran to their end with every step passed. */
  passed: number;
  /** All other scenarios: failed, undefined, pending, ambiguous, skipped, without steps, or never run. */
  failed: number;
  /** One line for each such scenario, and for whatever is wrong with the run itself. */
  problems: string[];
  /** How many of the problems are not those of one scenario. */
  runProblems: number;
  /** The run did not come to its end. */
  cutOff: boolean;
}

/** What is known of a run after some of its messages. */
class RunRecord {
  private readonly features = new Map<string, number>();
  private readonly pickles = new Map<string, Pickle>();
  private readonly pickleOfTestCase = new Map<string, string>();
  private readonly testCaseOfAttempt = new Map<string, string>();
  private readonly resultsOfAttempt = new Map<string, TestStepResult[]>();
  private readonly statusOfPickle = new Map<string, string>();
  private readonly runProblems: string[] = [];
  private testCases = 0;
  private success: boolean | null = null;

  add(envelope: Envelope): void {
    this.addSource(envelope);
    this.addExecution(envelope);
    const hook = envelope.testRunHookFinished?.result;
    if (hook !== undefined && hook.status !== TestStepResultStatus.PASSED) {
      this.runProblems.push(`a hook of the whole run: ${hook.status} ${hook.message ?? ''}`);
    }
    if (envelope.testRunFinished) this.success = envelope.testRunFinished.success;
  }

  private addSource({ gherkinDocument, parseError, pickle, testCase }: Envelope): void {
    if (gherkinDocument?.uri !== undefined) this.features.set(gherkinDocument.uri, 0);
    if (parseError) this.runProblems.push(`${parseError.source.uri}: ${parseError.message}`);
    if (pickle) {
      this.pickles.set(pickle.id, pickle);
      this.features.set(pickle.uri, (this.features.get(pickle.uri) ?? 0) + 1);
    }
    if (testCase) {
      this.testCases += 1;
      this.pickleOfTestCase.set(testCase.id, testCase.pickleId);
    }
  }

  private addExecution({ testCaseStarted, testStepFinished, testCaseFinished }: Envelope): void {
    if (testCaseStarted) {
      this.testCaseOfAttempt.set(testCaseStarted.id, testCaseStarted.testCaseId);
      this.resultsOfAttempt.set(testCaseStarted.id, []);
    }
    if (testStepFinished) {
      this.resultsOfAttempt.get(testStepFinished.testCaseStartedId)?.push(testStepFinished.testStepResult);
    }
    if (testCaseFinished && !testCaseFinished.willBeRetried) this.endAttempt(testCaseFinished.testCaseStartedId);
  }

  private endAttempt(attempt: string): void {
    const testCase = this.testCaseOfAttempt.get(attempt);
    const pickle = testCase === undefined ? undefined : this.pickleOfTestCase.get(testCase);
    if (pickle === undefined) return;
    this.statusOfPickle.set(pickle, getWorstTestStepResult(this.resultsOfAttempt.get(attempt) ?? []).status);
  }

  tally(): SpecTally {
    const cutOff = this.success === null;
    // Of a run that was cut off, what it did not come to says nothing.
    const reached = [...this.pickles.values()].filter(({ id }) => !cutOff || this.statusOfPickle.has(id));
    const failures = reached.flatMap((pickle) => this.failureOf(pickle));
    const runProblems = this.problemsOfRun(failures.length);
    return {
      passed: reached.length - failures.length,
      failed: failures.length,
      problems: [...failures, ...runProblems],
      runProblems: runProblems.length,
      cutOff,
    };
  }

  private failureOf({ id, uri, name, location, steps }: Pickle): string[] {
    const status = steps.length === 0 ? 'WITHOUT STEPS' : (this.statusOfPickle.get(id) ?? 'NOT RUN');
    return status === TestStepResultStatus.PASSED ? [] : [`${status}: ${uri}:${location?.line ?? 1} ${name}`];
  }

  private problemsOfRun(failures: number): string[] {
    const problems = [...this.runProblems];
    for (const [uri, scenarios] of this.features) {
      if (scenarios === 0) problems.push(`${uri}: no scenario in this feature`);
    }
    if (this.pickles.size === 0) problems.push('no scenario ran');
    if (this.success === null)
      problems.push(`cut off after ${this.statusOfPickle.size} of ${this.testCases} scenarios`);
    if (this.success === false && failures === 0 && problems.length === 0)
      problems.push('the run failed outside of its scenarios');
    return problems;
  }
}

function broken(problem: string): SpecTally {
  return { passed: 0, failed: 0, problems: [problem], runProblems: 1, cutOff: true };
}

/** Counts the run whose messages are in `file` (NDJSON). A missing or corrupt file is a problem of the run. */
export async function tallyMessages(file: string): Promise<SpecTally> {
  if (!fs.existsSync(file)) return broken('the run left no messages');
  const record = new RunRecord();
  let number = 0;
  for await (const line of readline.createInterface({ input: fs.createReadStream(file) })) {
    number += 1;
    try {
      record.add(JSON.parse(line) as Envelope);
    } catch (error) {
      return broken(`${file}:${number}: not a message: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return record.tally();
}
