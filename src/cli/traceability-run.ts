// SPDX-License-Identifier: GPL-2.0-only
// Runs the specification in this process and asks V8 after each scenario what of the port has run.

import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import {
  type Envelope,
  type Feature,
  getWorstTestStepResult,
  type Pickle,
  type TestStepResult,
} from '@cucumber/messages';
import { ROOT } from '../project';
import { statusOf } from '../report/inputs/messages';
import type { TracedScenario } from '../report/inputs/traceability';
import { featureFiles } from './features';
import { FileLedger } from './traceability-branches';
import { PreciseCoverage } from './traceability-coverage';

const PORT = 'src/ksm';
/** Chapters about the project itself: they show nothing of KSM. */
const LEFT_OUT = /^features\/(?:form|audit|command-line)\//;
/** Recorded runs come last, so that the first scenario to take a branch is one that can be read. */
const LAST = /^features\/reference\//;

/** What a pass over the specification came to. */
export interface SpecTrace {
  /** In the order of the run. */
  readonly scenarios: readonly TracedScenario[];
  /** What ran of each file of the port. */
  readonly ledgers: ReadonlyMap<string, FileLedger>;
  readonly success: boolean;
}

/** Follows the messages of one run. */
class Recorder {
  readonly scenarios: TracedScenario[] = [];
  readonly ledgers = new Map<string, FileLedger>();
  private readonly coverage: PreciseCoverage;
  private readonly features = new Map<string, { name: string; rules: Map<string, string> }>();
  private readonly indexOfPickle = new Map<string, number>();
  private readonly pickleOfTestCase = new Map<string, string>();
  private readonly attempts = new Map<string, { index: number; results: TestStepResult[] }>();

  constructor(coverage: PreciseCoverage) {
    this.coverage = coverage;
  }

  receive({ gherkinDocument, pickle, testCase, ...execution }: Envelope): void {
    if (gherkinDocument?.feature) this.addFeature(gherkinDocument.uri ?? '', gherkinDocument.feature);
    if (pickle) this.addScenario(pickle);
    if (testCase) this.pickleOfTestCase.set(testCase.id, testCase.pickleId);
    this.follow(execution);
  }

  private addFeature(path: string, { name, children }: Feature): void {
    const rules = new Map<string, string>();
    for (const { rule } of children) {
      for (const { scenario } of rule?.children ?? []) if (rule && scenario) rules.set(scenario.id, rule.name);
    }
    this.features.set(path, { name, rules });
  }

  private addScenario({ id, uri, name, location, tags, astNodeIds }: Pickle): void {
    const feature = this.features.get(uri);
    this.indexOfPickle.set(id, this.scenarios.length);
    this.scenarios.push({
      name,
      path: uri,
      line: location?.line ?? 1,
      feature: feature?.name ?? uri,
      rule: feature?.rules.get(astNodeIds[0] ?? '') ?? null,
      tags: tags.map((tag) => tag.name.slice(1)),
      status: 'not run',
    });
  }

  private follow({ testRunStarted, testCaseStarted, testStepFinished, testCaseFinished }: Envelope): void {
    if (testRunStarted) this.enter(null);
    if (testCaseStarted) {
      const index = this.indexOfPickle.get(this.pickleOfTestCase.get(testCaseStarted.testCaseId) ?? '');
      if (index !== undefined) this.attempts.set(testCaseStarted.id, { index, results: [] });
    }
    if (testStepFinished) {
      this.attempts.get(testStepFinished.testCaseStartedId)?.results.push(testStepFinished.testStepResult);
    }
    if (testCaseFinished) this.finish(testCaseFinished.testCaseStartedId);
  }

  private finish(attemptId: string): void {
    const attempt = this.attempts.get(attemptId);
    const scenario = this.scenarios[attempt?.index ?? -1];
    if (attempt === undefined || scenario === undefined) throw new Error('a scenario ended that never began');
    scenario.status = statusOf(getWorstTestStepResult(attempt.results));
    this.enter(scenario.status === 'passed' ? attempt.index : null);
  }

  /** Enters what has run since the last time; for null it only shows which branches there are. */
  private enter(scenario: number | null): void {
    for (const { file, functions } of this.coverage.take()) {
      const ledger = this.ledgers.get(file) ?? new FileLedger();
      this.ledgers.set(file, ledger);
      ledger.add(scenario, functions);
    }
  }
}

/** The feature files of the pass, in the order in which they run. */
function tracedFeatures(): string[] {
  const files = featureFiles().filter((file) => !LEFT_OUT.test(file));
  return [...files.filter((file) => !LAST.test(file)), ...files.filter((file) => LAST.test(file))];
}

/** Runs every scenario but the slow ones, with progress on the console. */
export async function traceSpec(): Promise<SpecTrace> {
  const provided = { paths: tracedFeatures(), tags: 'not @slow' };
  const { runConfiguration } = await loadConfiguration({ provided }, { cwd: ROOT });
  // Before the port is loaded: V8 counts the blocks of what it compiles from now on.
  const recorder = new Recorder(new PreciseCoverage(PORT));
  const { success } = await runCucumber(runConfiguration, { cwd: ROOT }, (envelope) => recorder.receive(envelope));
  return { scenarios: recorder.scenarios, ledgers: recorder.ledgers, success };
}
