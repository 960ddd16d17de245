// SPDX-License-Identifier: GPL-2.0-only
// Fresh processes: the just-in-time compiler settles differently from process to process, so one process proves little.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CompiledProgram } from './compile';
import type { MemoryUse, Pauses } from './detail';
import type { Sample } from './sample';

export type WorkerTask =
  | { measure: 'rate'; case: string; pages: number; quick: boolean }
  | { measure: 'memory'; workload: string; pages: number }
  | { measure: 'pauses'; pages: number };

const run = promisify(execFile);

/** The environment without what would slow the measured code down. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const { NODE_V8_COVERAGE: _, ...environment } = process.env;
  return environment;
}

/** The line of a failed process's standard error that says why. */
function reasonOf(stderr: string): string | undefined {
  const lines = stderr.split('\n').map((line) => line.trim());
  const line = lines.find((candidate) => /^\w*Error\b.*: /.test(candidate)) ?? lines.find((text) => text !== '');
  return line?.replace(/^Error: /, '');
}

function describeTask(task: WorkerTask): string {
  const { measure, pages } = task;
  const what = measure === 'rate' ? task.case : measure === 'memory' ? `memory, ${task.workload}` : measure;
  return `${what}, ${pages} pages`;
}

/** Starts the processes that measure; close() when done. */
export class FreshProcesses {
  private readonly program = new CompiledProgram();

  close(): void {
    this.program.remove();
  }

  /** Measures a case once, in a process of its own. */
  sample(name: string, pages: number, quick: boolean): Promise<Sample> {
    return this.run({ measure: 'rate', case: name, pages, quick }) as Promise<Sample>;
  }

  /** Measures a workload's memory, in a process of its own. */
  memory(workload: string, pages: number): Promise<MemoryUse> {
    return this.run({ measure: 'memory', workload, pages }) as Promise<MemoryUse>;
  }

  /** Measures the collector's pauses, in a process of its own. */
  pauses(pages: number): Promise<Pauses> {
    return this.run({ measure: 'pauses', pages }) as Promise<Pauses>;
  }

  private async run(task: WorkerTask): Promise<unknown> {
    try {
      const args = ['--expose-gc', this.program.worker, JSON.stringify(task)];
      const { stdout } = await run(process.execPath, args, { env: quietEnvironment() });
      return JSON.parse(stdout);
    } catch (error) {
      const { stderr, code, signal } = error as { stderr?: string; code?: number | string; signal?: string };
      const ending = signal ? `killed by ${signal}` : `ended with status ${code}`;
      throw new Error(`${describeTask(task)}: ${reasonOf(stderr ?? '') ?? ending}`);
    }
  }
}
