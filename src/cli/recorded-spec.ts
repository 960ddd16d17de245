// SPDX-License-Identifier: GPL-2.0-only
// The whole specification in a process of its own, with V8's coverage. Messages, cucumber's reports and the coverage
// gather in the folder of the run, which takes the place of reports/spec when the run has come to its end.

import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { readSpecRun } from '../report/inputs/messages';
import { allScenarios } from '../report/inputs/spec-run';
import type { ResultsFolder } from '../results/folder';
import { RunFolder } from '../results/run-folder';
import { writeWhole } from '../results/write-whole';
import { durationsText } from '../spec/durations';
import { type SpecTally, tallyMessages } from '../spec/tally';
import { type CommandResult, runCommand, runSamepage } from './run-command';

/** Half of the time is that of a few long scenarios, which one process takes while the other goes on. */
const PROCESSES = Math.min(availableParallelism(), 4);

export class RecordedSpec {
  private readonly reports: ResultsFolder;
  private readonly folder: RunFolder;

  constructor(reports: ResultsFolder) {
    this.reports = reports;
    this.folder = new RunFolder(reports.in('spec'));
  }

  private in(name: string): string {
    return path.join(this.folder.path, name);
  }

  /** Runs every scenario, with progress on the console. */
  async run(): Promise<SpecTally> {
    const formats = [
      ['message', 'messages.ndjson'],
      ['html', 'cucumber.html'],
      ['junit', 'junit.xml'],
    ].flatMap(([type, file]) => ['--format', `${type}:${this.in(String(file))}`]);
    const { ok, output } = await runSamepage(['spec', '--parallel', String(PROCESSES), ...formats], {
      live: true,
      env: { NODE_V8_COVERAGE: this.in('coverage/tmp') },
    });
    const tally = await tallyMessages(this.in('messages.ndjson'));
    if (!tally.cutOff) await this.writeDurations();
    if (ok || tally.problems.length > 0) return tally;
    const problem = `the run failed, though every scenario passed ${output}`.trim();
    return { ...tally, problems: [problem], runProblems: 1 };
  }

  private async writeDurations(): Promise<void> {
    const run = await readSpecRun(this.in('messages.ndjson'));
    if (run !== null) writeWhole(this.in('durations.json'), durationsText(allScenarios(run)));
  }

  /** Writes the coverage reports; with `gate`, fails below the thresholds of .c8rc.json. */
  reportCoverage(gate: boolean): Promise<CommandResult> {
    return runCommand('c8', ['report', `--check-coverage=${gate}`, ...this.coverageFolders()]);
  }

  /** Fails when a line, branch or function of the port was not reached. */
  checkPortCoverage(): Promise<CommandResult> {
    const whole = ['--statements', '--lines', '--branches', '--functions'].flatMap((kind) => [kind, '100']);
    return runCommand('c8', ['check-coverage', ...this.coverageFolders(), '--include', 'src/ksm/**/*.ts', ...whole]);
  }

  private coverageFolders(): string[] {
    return ['--temp-directory', this.in('coverage/tmp'), '--reports-dir', this.in('coverage')];
  }

  /** The totals of the coverage reports in one line; empty when there are none. */
  coverageLine(): string {
    const file = this.in('coverage/coverage-summary.json');
    if (!existsSync(file)) return '';
    const { total } = JSON.parse(readFileSync(file, 'utf8')) as { total: Record<string, { pct: number }> };
    return ['lines', 'branches', 'functions'].map((kind) => `${kind} ${total[kind]?.pct} %`).join(', ');
  }

  /** Lets the run take the place of the last one, if it came to its end. @returns the line that says where it is */
  keep({ cutOff }: SpecTally): string {
    if (cutOff) {
      this.folder.discard();
      return `The run was cut off: ${this.reports.in('spec')} is as it was.`;
    }
    this.folder.keep();
    return `The reports of the run are in ${this.reports.in('spec')}`;
  }
}
