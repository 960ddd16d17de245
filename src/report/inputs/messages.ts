// SPDX-License-Identifier: GPL-2.0-only
// Reads messages.ndjson, the message stream of a cucumber run.

import { existsSync } from 'node:fs';
import type * as messages from '@cucumber/messages';
import { chapterOf, chapterRank } from '../../spec/chapters';
import { InputError } from './input-error';
import { readJsonLines } from './read';
import { type Shape, ShapeError } from './shape';
import { type Chapter, type Fault, type Feature, type Scenario, type SpecRun, STATUSES, type Status } from './spec-run';

/** One message; its one member tells the kind. */
const envelope: Shape<messages.Envelope> = (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ShapeError(path, 'a message');
  return value as messages.Envelope;
};

const milliseconds = ({ seconds, nanos }: messages.Duration | messages.Timestamp): number =>
  seconds * 1000 + nanos / 1e6;

/** The status of a step, or of the worst of several. */
export function statusOf(result: messages.TestStepResult): Status {
  const status = result.status.toLowerCase() as Status;
  return STATUSES.includes(status) ? status : 'unknown';
}

const worse = (a: Status, b: Status): Status => (STATUSES.indexOf(a) < STATUSES.indexOf(b) ? a : b);

/** A test case and what its last attempt came to. */
interface Attempt {
  readonly testCase: messages.TestCase;
  status: Status;
  duration: number;
  fault: Fault | null;
}

/** Collects the messages of one run. */
class Collector {
  private readonly documents = new Map<string, messages.Feature>();
  private readonly pickles = new Map<string, messages.Pickle>();
  private readonly hooks = new Map<string, messages.Hook>();
  private readonly attempts = new Map<string, Attempt>();
  private readonly started = new Map<string, Attempt>();
  private start: messages.Timestamp | null = null;
  private finish: messages.TestRunFinished | null = null;
  private runner = 'unknown';
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Takes the next message. */
  add(line: number, message: messages.Envelope): void {
    const known = <T>(found: T | undefined, kind: string, id: string): T => {
      if (found === undefined) throw new InputError(this.file, line, `refers to ${kind} '${id}', which is not there`);
      return found;
    };
    const { meta, gherkinDocument, pickle, hook, testCase, testCaseStarted, testStepFinished } = message;
    if (meta)
      this.runner = `${meta.implementation.name} ${meta.implementation.version ?? ''}, Node ${meta.runtime.version}`;
    if (gherkinDocument?.feature) this.documents.set(gherkinDocument.uri ?? '', gherkinDocument.feature);
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (hook) this.hooks.set(hook.id, hook);
    if (message.testRunStarted) this.start = message.testRunStarted.timestamp;
    if (message.testRunFinished) this.finish = message.testRunFinished;
    if (testCase) {
      known(this.pickles.get(testCase.pickleId), 'pickle', testCase.pickleId);
      this.attempts.set(testCase.id, { testCase, status: 'not run', duration: 0, fault: null });
    }
    if (testCaseStarted) {
      const { id, testCaseId } = testCaseStarted;
      const attempt = known(this.attempts.get(testCaseId), 'test case', testCaseId);
      this.started.set(id, Object.assign(attempt, { status: 'passed', duration: 0, fault: null }));
    }
    if (testStepFinished) {
      const { testCaseStartedId } = testStepFinished;
      const attempt = known(this.started.get(testCaseStartedId), 'started test case', testCaseStartedId);
      this.addStep(attempt, testStepFinished);
    }
  }

  /** The run, once all messages are in. */
  run(): SpecRun {
    const begin = this.start === null ? null : milliseconds(this.start);
    return {
      started: begin === null ? null : new Date(begin).toISOString(),
      duration: this.finish === null || begin === null ? null : milliseconds(this.finish.timestamp) - begin,
      success: this.finish === null ? null : this.finish.success,
      runner: this.runner,
      chapters: this.chapters(),
    };
  }

  private addStep(attempt: Attempt, { testStepId, testStepResult }: messages.TestStepFinished): void {
    const status = statusOf(testStepResult);
    attempt.duration += milliseconds(testStepResult.duration);
    if (status !== 'passed' && attempt.fault === null) {
      const step = this.stepText(attempt.testCase, testStepId);
      attempt.fault = { step, status, message: testStepResult.message ?? '' };
    }
    attempt.status = worse(status, attempt.status);
  }

  private stepText(testCase: messages.TestCase, id: string): string {
    const step = testCase.testSteps.find((candidate) => candidate.id === id);
    if (step?.hookId !== undefined) return `hook ${this.hooks.get(step.hookId)?.name ?? ''}`.trim();
    const pickle = this.pickles.get(testCase.pickleId);
    return pickle?.steps.find((candidate) => candidate.id === step?.pickleStepId)?.text ?? 'unknown step';
  }

  private chapters(): Chapter[] {
    const features = new Map<string, Feature>();
    for (const attempt of this.attempts.values()) {
      const pickle = this.pickles.get(attempt.testCase.pickleId) as messages.Pickle;
      const feature = features.get(pickle.uri) ?? this.feature(pickle.uri);
      features.set(pickle.uri, feature);
      feature.scenarios.push(this.scenario(pickle, attempt));
    }
    const chapters = new Map<string, Chapter>();
    for (const feature of [...features.values()].sort(inBookOrder)) {
      const name = chapterOf(feature.path);
      const chapter = chapters.get(name) ?? { name, features: [] };
      chapters.set(name, chapter);
      chapter.features.push(feature);
    }
    return [...chapters.values()];
  }

  private feature(path: string): Feature {
    const document = this.documents.get(path);
    const rules = document?.children.filter(({ rule }) => rule !== undefined).length ?? 0;
    return { name: document?.name ?? path, path, rules, scenarios: [] };
  }

  private scenario(pickle: messages.Pickle, { status, duration, fault }: Attempt): Scenario {
    const { name, uri: path, location } = pickle;
    const tags = [...new Set(pickle.tags.map((tag) => tag.name))];
    return { name, path, line: location?.line ?? 1, tags, status, duration, fault };
  }
}

/** By chapters as the book has them, in a chapter by paths. */
function inBookOrder(a: Feature, b: Feature): number {
  return chapterRank(chapterOf(a.path)) - chapterRank(chapterOf(b.path)) || a.path.localeCompare(b.path);
}

/** Reads a message stream; null when there is no such file. */
export async function readSpecRun(file: string): Promise<SpecRun | null> {
  if (!existsSync(file)) return null;
  const collector = new Collector(file);
  for await (const { line, value } of readJsonLines(file, envelope)) collector.add(line, value);
  return collector.run();
}
