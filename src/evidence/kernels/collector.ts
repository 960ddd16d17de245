// SPDX-License-Identifier: GPL-2.0-only
// Collects from cucumber's messages what scenarios came to on a real kernel.

import type { Attachment, Envelope, Pickle, TestStepFinished } from '@cucumber/messages';
import { DEATH, KERNEL, REASON } from './attachments';
import type { KernelFacts, Outcome, ScenarioResult } from './results';

interface Attempt {
  readonly pickle: Pickle;
  status: 'passed' | 'skipped' | 'failed';
  message: string;
  reason: string | null;
  death: string | null;
}

function outcomeOf({ status, death, reason }: Attempt): Outcome {
  if (death !== null) return 'kills';
  if (reason !== null) return 'not applicable';
  return status === 'passed' ? 'holds' : 'differs';
}

/** An error's message without the places in the code. */
const withoutPlaces = (message: string): string =>
  message
    .replace(/\n {4}at [\s\S]*$/, '')
    .replace(/^\w*Error: /, '')
    .trim();

function textOf({ death, reason, message }: Attempt): string {
  return death ?? reason ?? withoutPlaces(message);
}

export class KernelCollector {
  /** Null when no scenario came as far as to a kernel. */
  kernel: KernelFacts | null = null;
  private readonly pickles = new Map<string, Pickle>();
  /** Pickles by test cases, attempts by test cases that have started. */
  private readonly testCases = new Map<string, Pickle>();
  private readonly attempts = new Map<string, Attempt>();
  private readonly names = new Map<string, number>();
  /** Why scenarios failed that were run again, by their pickles. */
  private readonly atFirst = new Map<string, string>();

  /** @returns the result of a scenario that ended with this message; null when none did */
  add(envelope: Envelope): ScenarioResult | null {
    const { pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, attachment } = envelope;
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (testCase) this.testCases.set(testCase.id, this.pickles.get(testCase.pickleId) as Pickle);
    if (testCaseStarted) {
      const of = this.testCases.get(testCaseStarted.testCaseId) as Pickle;
      this.attempts.set(testCaseStarted.id, { pickle: of, status: 'passed', message: '', reason: null, death: null });
    }
    if (attachment) this.attach(attachment);
    if (testStepFinished) this.finishStep(testStepFinished);
    if (!testCaseFinished) return null;
    const { testCaseStartedId, willBeRetried } = testCaseFinished;
    return willBeRetried ? this.postpone(testCaseStartedId) : this.finish(testCaseStartedId);
  }

  private attach({ testCaseStartedId, mediaType, body }: Attachment): void {
    const attempt = this.attempts.get(testCaseStartedId ?? '');
    if (mediaType === KERNEL) this.kernel = JSON.parse(body) as KernelFacts;
    if (attempt === undefined) return;
    if (mediaType === REASON) attempt.reason ??= body;
    if (mediaType === DEATH) attempt.death ??= body;
  }

  private finishStep({ testCaseStartedId, testStepResult }: TestStepFinished): void {
    const attempt = this.attempts.get(testCaseStartedId);
    const status = testStepResult.status.toLowerCase();
    if (attempt === undefined || status === 'passed') return;
    if (status === 'skipped') {
      if (attempt.status === 'passed') attempt.status = 'skipped';
      return;
    }
    attempt.message ||= testStepResult.message ?? status;
    attempt.status = 'failed';
  }

  /** What failed at first: it holds when it passes later, but that is told. */
  private postpone(id: string): null {
    const attempt = this.attempts.get(id);
    this.attempts.delete(id);
    if (attempt !== undefined) this.atFirst.set(attempt.pickle.id, withoutPlaces(attempt.message));
    return null;
  }

  private finish(id: string): ScenarioResult | null {
    const attempt = this.attempts.get(id);
    if (attempt === undefined) return null;
    this.attempts.delete(id);
    const { pickle } = attempt;
    const name = `${pickle.uri}: ${pickle.name}`;
    const nth = (this.names.get(name) ?? 0) + 1;
    this.names.set(name, nth);
    return {
      id: nth === 1 ? name : `${name} (${nth})`,
      line: pickle.location?.line ?? 1,
      outcome: outcomeOf(attempt),
      text: textOf(attempt) || (this.atFirst.get(pickle.id) ?? ''),
    };
  }
}
