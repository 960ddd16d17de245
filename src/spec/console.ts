// SPDX-License-Identifier: GPL-2.0-only
// The console of a run: one line per feature, grouped by chapter, written while the run goes on; at the end what failed
// and why, and the totals. On a terminal a last line says what is under way, and how long the rest will take.

import { subscribe } from 'node:diagnostics_channel';
import { relative, resolve } from 'node:path';
import { Formatter, type IFormatterOptions, Status } from '@cucumber/cucumber';
import {
  type Envelope,
  type Pickle,
  type TestCase,
  type TestCaseFinished,
  type TestCaseStarted,
  type TestStepFinished,
  type TestStepResult,
  TimeConversion,
} from '@cucumber/messages';
import { count, duration, grouped } from '../report/format';
import { chapterOf } from './chapters';
import { expectedDurations, Remaining } from './durations';
import { describeFailure, errorText } from './failure';
import { PROGRESS, type Progress } from './progress';
import { StatusLine } from './status-line';

/** One feature file of the run: how many of its scenarios are still to come, and how the finished ones ended. */
interface FeatureProgress {
  readonly uri: string;
  readonly name: string;
  total: number;
  passed: number;
  skipped: number;
  failed: number;
  milliseconds: number;
}

const NAME_WIDTH = 78;
/** Milliseconds between two looks at what is under way. */
const LOOK = 250;

/** What a scenario came to, and the step at which it stopped. */
interface Attempt {
  readonly pickle: Pickle;
  readonly begun: number;
  fault: TestStepFinished | null;
}

const milliseconds = TimeConversion.timestampToMillisecondsSinceEpoch;

export class SpecConsole extends Formatter {
  static override readonly documentation = 'One line per feature while the run goes on, then failures and totals.';

  private readonly features = new Map<string, FeatureProgress>();
  private readonly pickles = new Map<string, Pickle>();
  private readonly pickleOfTestCase = new Map<string, Pickle>();
  /** The texts of steps, by the ids under which test cases know them. */
  private readonly stepTexts = new Map<string, string>();
  private readonly attempts = new Map<string, Attempt>();
  private readonly failures: string[] = [];
  private readonly remaining = new Remaining(expectedDurations());
  private readonly status: StatusLine;
  /** The features whose line is still to be written, in the order of their first scenarios. */
  private readonly order: FeatureProgress[] = [];
  private current: FeatureProgress | null = null;
  private detail: Progress | null = null;
  private chapter = '';
  private begun = 0;
  /** The kernel that the whole run is for; what does not hold for it is skipped. */
  private readonly release: unknown;
  private timer: NodeJS.Timeout | null = null;

  constructor(options: IFormatterOptions) {
    super(options);
    this.release = options.parsedArgvOptions.release;
    this.status = new StatusLine(options.stream as NodeJS.WriteStream);
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => this.receive(envelope));
  }

  private receive(envelope: Envelope): void {
    const { gherkinDocument, pickle, testCase, testRunStarted, testCaseStarted, testStepFinished } = envelope;
    if (gherkinDocument?.uri !== undefined) this.expectFeature(gherkinDocument.uri, gherkinDocument.feature?.name);
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (testRunStarted) this.start(milliseconds(testRunStarted.timestamp));
    if (testCase) this.expectScenario(testCase, this.pickles.get(testCase.pickleId));
    if (testCaseStarted) this.beginScenario(testCaseStarted);
    if (testStepFinished) this.finishStep(testStepFinished);
    if (envelope.testCaseFinished) this.finishScenario(envelope.testCaseFinished);
    if (envelope.testRunHookFinished) this.finishRunHook(envelope.testRunHookFinished.result);
    if (envelope.testRunFinished) this.conclude(milliseconds(envelope.testRunFinished.timestamp));
  }

  private expectFeature(uri: string, name = ''): void {
    this.features.set(uri, { uri, name, total: 0, passed: 0, skipped: 0, failed: 0, milliseconds: 0 });
  }

  private start(time: number): void {
    this.begun = time;
    subscribe(PROGRESS, (message) => {
      this.detail = message as Progress;
      this.update();
    });
    this.timer = setInterval(() => this.update(), LOOK);
    this.timer.unref();
  }

  private expectScenario({ id, testSteps }: TestCase, pickle: Pickle | undefined): void {
    const feature = this.features.get(pickle?.uri ?? '');
    if (pickle === undefined || feature === undefined) return;
    if (feature.total === 0) this.order.push(feature);
    feature.total += 1;
    this.remaining.expect(pickle);
    this.pickleOfTestCase.set(id, pickle);
    for (const { id: stepId, pickleStepId } of testSteps) {
      const text = pickle.steps.find((step) => step.id === pickleStepId)?.text;
      if (text !== undefined) this.stepTexts.set(stepId, text);
    }
  }

  private beginScenario({ id, testCaseId, timestamp }: TestCaseStarted): void {
    const pickle = this.pickleOfTestCase.get(testCaseId);
    if (pickle === undefined) return;
    this.attempts.set(id, { pickle, begun: milliseconds(timestamp), fault: null });
    this.current = this.features.get(pickle.uri) ?? null;
    this.detail = null;
  }

  private finishStep(finished: TestStepFinished): void {
    const attempt = this.attempts.get(finished.testCaseStartedId);
    if (attempt === undefined || finished.testStepResult.status === Status.PASSED) return;
    attempt.fault ??= finished;
  }

  private finishScenario({ testCaseStartedId, timestamp, willBeRetried }: TestCaseFinished): void {
    const attempt = this.attempts.get(testCaseStartedId);
    this.attempts.delete(testCaseStartedId);
    const feature = this.features.get(attempt?.pickle.uri ?? '');
    if (attempt === undefined || feature === undefined) return;
    const spent = milliseconds(timestamp) - attempt.begun;
    feature.milliseconds += spent;
    if (willBeRetried) return;
    this.remaining.finish(attempt.pickle);
    this.count(feature, attempt);
    this.writeEnded();
  }

  /** Features are told in the order of the run, also when several processes work on them. */
  private writeEnded(): void {
    for (let next = this.order[0]; next !== undefined && isEnded(next); next = this.order[0]) {
      this.endFeature(next);
      this.order.shift();
    }
  }

  private count(feature: FeatureProgress, { pickle, fault }: Attempt): void {
    if (fault === null && pickle.steps.length > 0) feature.passed += 1;
    else if (fault?.testStepResult.status === Status.SKIPPED) feature.skipped += 1;
    else {
      feature.failed += 1;
      const step = this.stepTexts.get(fault?.testStepId ?? '') ?? null;
      this.failures.push(describeFailure(pickle, this.whereOf(pickle), fault, step, this.supportCodeLibrary));
    }
  }

  /** A hook of the whole run: what goes wrong there belongs to no scenario. */
  private finishRunHook(result: TestStepResult): void {
    if (result.status !== Status.PASSED) this.failures.push(`a hook of the whole run\n     ${errorText(result)}`);
  }

  /** Features of the book by their path in it, those elsewhere as seen from here. */
  private whereOf({ uri, location }: Pickle): string {
    const path = uri.startsWith('..') ? relative(process.cwd(), resolve(this.cwd, uri)) : uri;
    return `${path}:${location?.line ?? 1}`;
  }

  private endFeature(feature: FeatureProgress): void {
    this.status.clear();
    const chapter = chapterOf(feature.uri);
    if (chapter !== this.chapter) this.log(`${chapter}\n`);
    this.chapter = chapter;
    const { passed, skipped, failed } = feature;
    const status = failed > 0 ? Status.FAILED : passed > 0 ? Status.PASSED : Status.SKIPPED;
    const counts = countsText({ passed, skipped, failed });
    const seconds = `${(feature.milliseconds / 1000).toFixed(1)} s`.padStart(8);
    this.log(
      `${`  ${feature.name} `.padEnd(NAME_WIDTH, '.')} ${this.colorFns.forStatus(status)(counts.padEnd(12))}${seconds}\n`,
    );
  }

  private update(): void {
    const { current } = this;
    if (current !== null) this.status.show(() => this.underWay(current));
  }

  private underWay({ uri, name }: FeatureProgress): string {
    const { done, total } = this.remaining;
    const what = this.detail === null ? '' : `, ${this.detail.what} ${this.detail.done} of ${this.detail.total}`;
    const left = this.remaining.milliseconds;
    const time = left === null ? '' : `, about ${duration(left)} left`;
    return `${grouped(done)} of ${grouped(total)} scenarios${time}: ${chapterOf(uri)}, ${name}${what}`;
  }

  private conclude(time: number): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.status.clear();
    if (this.failures.length > 0) this.log(`\n${this.colorFns.forStatus(Status.FAILED)('Failures')}\n`);
    for (const [index, failure] of this.failures.entries()) this.log(`\n${index + 1}) ${failure}\n`);
    const totals = { passed: 0, skipped: 0, failed: 0 };
    for (const { passed, skipped, failed } of this.features.values()) {
      totals.passed += passed;
      totals.skipped += skipped;
      totals.failed += failed;
    }
    const why = totals.skipped === 0 || this.release === undefined ? '' : ` (not of ${this.release})`;
    const sum = totals.passed + totals.skipped + totals.failed;
    this.log(`\n${count(sum, 'scenario')}: ${countsText(totals)}${why}, in ${duration(time - this.begun)}\n`);
    if (sum > 0 && totals.passed + totals.failed === 0) this.log('Nothing was checked: every scenario was skipped.\n');
  }
}

const isEnded = ({ passed, skipped, failed, total }: FeatureProgress): boolean => passed + skipped + failed === total;

function countsText({ passed, skipped, failed }: { passed: number; skipped: number; failed: number }): string {
  const parts = [`${grouped(passed)} passed`];
  if (skipped > 0) parts.push(`${grouped(skipped)} skipped`);
  if (failed > 0) parts.push(`${grouped(failed)} failed`);
  return parts.join(', ');
}
