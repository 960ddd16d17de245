// SPDX-License-Identifier: GPL-2.0-only
// What V8 counts of the port: which blocks of which functions have run since it was last asked.

import { type Profiler, Session } from 'node:inspector';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { inRoot } from '../project';

/** A range of the compiled text, and how often it ran. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** A function as V8 reports it. */
export interface FunctionCount {
  /** Empty for one without name. */
  readonly name: string;
  /** The whole function first. A block that is not named ran as often as the one around it. */
  readonly blocks: readonly Block[];
}

/** The functions of one file. Those that did not run are left out, except below one that ran. */
export interface FileCount {
  /** Relative to the repository's top. */
  readonly file: string;
  readonly functions: readonly FunctionCount[];
}

/** V8's own counters for the files below one folder, in this process. */
export class PreciseCoverage {
  private readonly session = new Session();
  private readonly folder: string;
  private readonly prefix: string;

  /**
   * Starts to count. Only code that is compiled from now on is counted by block.
   * @param folder below which files are counted, relative to the repository's top
   */
  constructor(folder: string) {
    // V8 has one set of counters per process, and whoever reads them sets them to zero.
    if (process.env.NODE_V8_COVERAGE) throw new Error('NODE_V8_COVERAGE is set: this process is counted already');
    this.folder = folder;
    this.prefix = `${pathToFileURL(inRoot(folder)).href}/`;
    // Optimized code counts no calls of the functions that it is made of.
    setFlagsFromString('--no-opt');
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** What has run since the last call, or since the start; the counters begin at zero again. */
  take(): FileCount[] {
    let scripts: Profiler.ScriptCoverage[] | null = null;
    // Within one thread the answer comes before post() returns.
    this.session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error) throw error;
      scripts = answer.result;
    });
    if (scripts === null) throw new Error('V8 gave no coverage');
    return (scripts as Profiler.ScriptCoverage[])
      .filter(({ url }) => url.startsWith(this.prefix))
      .map(({ url, functions }) => ({
        file: `${this.folder}/${decodeURIComponent(url.slice(this.prefix.length))}`,
        functions: functions.map(({ functionName, ranges }) => ({
          name: functionName,
          blocks: ranges.map(({ startOffset, endOffset, count }) => ({ start: startOffset, end: endOffset, count })),
        })),
      }));
  }
}
