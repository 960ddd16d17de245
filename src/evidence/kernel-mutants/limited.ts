// SPDX-License-Identifier: GPL-2.0-only
// Runs a program that may never end by itself.

import { spawn } from 'node:child_process';

export interface Ended {
  /** Null when a signal ended it, or the limit did. */
  readonly status: number | null;
  /** What it wrote to both of its outputs. */
  readonly output: string;
  readonly tookTooLong: boolean;
}

export interface Limits {
  readonly cwd: string;
  readonly limitMs: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Ends it when the time is over. A program that can't be started has status null. */
export function runLimited(
  program: string,
  args: readonly string[],
  { cwd, limitMs, env = {} }: Limits,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let tookTooLong = false;
    const timer = setTimeout(() => {
      tookTooLong = true;
      child.kill('SIGKILL');
    }, limitMs);
    const end = (status: number | null, note: string): void => {
      clearTimeout(timer);
      resolve({ status, output: Buffer.concat(chunks).toString() + note, tookTooLong });
    };
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => end(null, `${program}: ${error.message}\n`));
    child.on('close', (status) => end(status, ''));
  });
}
