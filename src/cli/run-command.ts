// SPDX-License-Identifier: GPL-2.0-only
// Runs one tool as a process of its own, with its output either shown at once or kept for when it is needed.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { FROM_SOURCES, inRoot, ROOT } from '../project';

/** How a command ended. `output` is empty when it went to the console. */
export interface CommandResult {
  ok: boolean;
  output: string;
}

export interface CommandOptions {
  /** Show the output while the command runs instead of keeping it. */
  live?: boolean;
  env?: Record<string, string>;
}

/** The environment of a tool: the project's own tools come first, as npm arranges it too. */
function toolEnvironment(extra: Record<string, string>): NodeJS.ProcessEnv {
  const tools = inRoot('node_modules/.bin');
  return { ...process.env, PATH: `${tools}${path.delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/** Runs `command` in the repository's top. A command that cannot be started, or dies by a signal, has not succeeded. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { live = false, env = {} } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: toolEnvironment(env),
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const end = (ok: boolean, note: string): void => resolve({ ok, output: Buffer.concat(chunks).toString() + note });
    child.on('error', (error) => end(false, `${command}: ${error.message}\n`));
    child.on('close', (code, signal) => end(code === 0, signal === null ? '' : `${command}: ended by ${signal}\n`));
  });
}

/** The arguments that make Node run `samepage` as the process that works: whoever watches over this one sees to it. */
function samepageArguments(args: readonly string[]): string[] {
  const main = path.join(__dirname, FROM_SOURCES ? 'main.ts' : 'main.js');
  const loader = FROM_SOURCES ? ['-r', require.resolve('ts-node/register/transpile-only')] : [];
  return [...loader, main, ...args];
}

/** Runs another subcommand as a process of its own. */
export function runSamepage(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return runCommand(process.execPath, samepageArguments(args), options);
}
