// SPDX-License-Identifier: GPL-2.0-only
// The compiled agent: made by the C compiler at the first use, and anew when its sources have changed.

import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { UsageError } from '../usage-error';

const SOURCES = join(__dirname, 'agent');
const COMPILER = 'cc';
/** At fixed addresses, below those of the scenarios. */
const FLAGS = ['-static', '-no-pie', '-O2', '-std=gnu17', '-Wall', '-Wextra'];
const INSTALL = 'install a C compiler and the static C library (Debian and Ubuntu: gcc and libc6-dev)';

function cacheFolder(): string {
  const { XDG_CACHE_HOME: wanted = '' } = process.env;
  return join(isAbsolute(wanted) ? wanted : join(homedir(), '.cache'), 'samepage');
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256').update([process.arch, ...FLAGS].join(' '));
  for (const file of files) {
    const content = readFileSync(join(SOURCES, file));
    hash.update(`\n${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The line of the compiler's messages that says what is wrong. */
function firstError(messages: string): string {
  const lines = messages.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error|cannot find/.test(line)) ?? lines[0] ?? 'no reason given';
}

function compile(sources: readonly string[], program: string): void {
  const temporary = `${program}.${randomUUID()}`;
  const paths = sources.map((file) => join(SOURCES, file));
  const arguments_ = [...FLAGS, '-o', temporary, ...paths];
  const env = { ...process.env, LC_ALL: 'C' };
  const { error, status, stderr } = spawnSync(COMPILER, arguments_, { encoding: 'utf8', env });
  try {
    if (error !== undefined)
      throw new UsageError(`${COMPILER}: can't be run, and the agent has to be compiled; ${INSTALL}`);
    if (status !== 0) {
      const first = firstError(stderr);
      const isMissing = /cannot find|No such file/.test(first);
      throw new UsageError(`${COMPILER}: the agent can't be compiled: ${first}${isMissing ? `; ${INSTALL}` : ''}`);
    }
    // Whoever compiles it at the same time renames the same program.
    renameSync(temporary, program);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The path of the program. @throws UsageError when it can't be compiled */
export function agentProgram(): string {
  const files = readdirSync(SOURCES).filter((file) => /\.[ch]$/.test(file));
  const folder = cacheFolder();
  const program = join(folder, `agent-${hashOf(files.sort())}`);
  if (existsSync(program)) return program;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`${folder}: the compiled agent can't be kept there: ${(error as Error).message}`);
  }
  compile(
    files.filter((file) => file.endsWith('.c')),
    program,
  );
  return program;
}
