// SPDX-License-Identifier: GPL-2.0-only
// The console of a spec run: one line per feature, grouped by chapter, written while the run goes on. Failures and the
// totals follow at the end, as cucumber's own summary writes them.

import path from 'node:path';
import { type IFormatterOptions, Status, SummaryFormatter } from '@cucumber/cucumber';
import {
  type Duration,
  type Envelope,
  type TestCaseFinished,
  type TestCaseStarted,
  TimeConversion,
} from '@cucumber/messages';

/** One feature file of the run: how many of its scenarios are still to come, and how the finished ones ended. */
interface FeatureProgress {
  uri: string;
  name: string;
  remaining: number;
  passed: number;
  failed: number;
  milliseconds: number;
}

const NAME_WIDTH = 78;

class SpecProgress extends SummaryFormatter {
  static override readonly documentation = 'One line per feature while the run goes on, then the summary.';

  private readonly features = new Map<string, FeatureProgress>();
  private readonly uriOfPickle = new Map<string, string>();
  private readonly uriOfTestCase = new Map<string, string>();
  private readonly startOfAttempt = new Map<string, number>();
  /** The feature files in the order of their scenarios; a file is repeated when another one comes between. */
  private readonly runOrder: string[] = [];
  /** The feature whose line has been begun and not ended. */
  private open: FeatureProgress | null = null;
  private chapter = '';

  constructor(options: IFormatterOptions) {
    super(options);
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => this.receive(envelope));
  }

  private receive(envelope: Envelope): void {
    if (envelope.gherkinDocument?.uri !== undefined) {
      this.expectFeature(envelope.gherkinDocument.uri, envelope.gherkinDocument.feature?.name ?? '');
    } else if (envelope.pickle) {
      this.uriOfPickle.set(envelope.pickle.id, envelope.pickle.uri);
    } else if (envelope.testCase) {
      this.expectScenario(envelope.testCase.id, envelope.testCase.pickleId);
    } else if (envelope.testCaseStarted) {
      this.begin(envelope.testCaseStarted);
    } else if (envelope.testCaseFinished) {
      this.finish(envelope.testCaseFinished);
    }
  }

  override logSummary(testRunDuration: Duration): void {
    this.log('\n');
    super.logSummary(testRunDuration);
  }

  private expectFeature(uri: string, name: string): void {
    this.features.set(uri, { uri, name, remaining: 0, passed: 0, failed: 0, milliseconds: 0 });
  }

  private expectScenario(testCaseId: string, pickleId: string): void {
    const uri = this.uriOfPickle.get(pickleId);
    const feature = uri === undefined ? undefined : this.features.get(uri);
    if (uri === undefined || feature === undefined) return;
    feature.remaining += 1;
    this.uriOfTestCase.set(testCaseId, uri);
    if (this.runOrder.at(-1) !== uri) this.runOrder.push(uri);
  }

  private begin({ id, testCaseId, timestamp }: TestCaseStarted): void {
    this.startOfAttempt.set(id, TimeConversion.timestampToMillisecondsSinceEpoch(timestamp));
    const feature = this.featureOf(testCaseId);
    if (feature === undefined || this.open === feature || this.isInterleaved()) return;
    this.beginLine(feature);
    this.open = feature;
  }

  private finish({ testCaseStartedId, timestamp, willBeRetried }: TestCaseFinished): void {
    const { pickle, worstTestStepResult } = this.eventDataCollector.getTestCaseAttempt(testCaseStartedId);
    const feature = this.features.get(pickle.uri);
    if (feature === undefined) return;
    const end = TimeConversion.timestampToMillisecondsSinceEpoch(timestamp);
    feature.milliseconds += end - (this.startOfAttempt.get(testCaseStartedId) ?? end);
    if (willBeRetried) return;
    feature.remaining -= 1;
    if (worstTestStepResult.status === Status.PASSED) feature.passed += 1;
    else feature.failed += 1;
    if (feature.remaining > 0) return;
    if (this.open !== feature) this.beginLine(feature);
    this.endLine(feature);
    this.open = null;
  }

  /** Whether scenarios of different features alternate (random order): then a line is written only when its feature has ended. */
  private isInterleaved(): boolean {
    return new Set(this.runOrder).size !== this.runOrder.length;
  }

  private featureOf(testCaseId: string): FeatureProgress | undefined {
    const uri = this.uriOfTestCase.get(testCaseId);
    return uri === undefined ? undefined : this.features.get(uri);
  }

  private beginLine({ uri, name }: FeatureProgress): void {
    const chapter = path.dirname(uri).replace(/^features[\\/]?/, '');
    if (chapter !== this.chapter) this.log(`${chapter}\n`);
    this.chapter = chapter;
    this.log(`  ${name} `.padEnd(NAME_WIDTH, '.'));
  }

  private endLine({ passed, failed, milliseconds }: FeatureProgress): void {
    const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(8);
    const status = failed === 0 ? Status.PASSED : Status.FAILED;
    const result = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} failed`;
    this.log(` ${this.colorFns.forStatus(status)(result.padEnd(12))}${seconds}\n`);
  }
}

export default SpecProgress;
