// SPDX-License-Identifier: GPL-2.0-only
// Where a run was made: processor, Node, commit.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { FROM_SOURCES, inRoot } from '../project';
import type { Host } from './detail';

/** The processor as /proc/cpuinfo names it; for more cores of the same kind their number is in `cores`. */
export function describeHost(): Host {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() || 'unknown',
    cores: processors.length,
    memory: totalmem(),
    platform: `${platform()} ${release()} ${arch()}`,
    node: process.version,
  };
}

function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, { cwd: __dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** Written when the package is built. */
export const COMMIT_FILE = 'dist/commit.txt';

/**
 * The commit that runs: short hash, `+` behind it when tracked files differ; null outside a repository or before its first
 * commit. The installed package knows the one that it was built of.
 */
export function describeCommit(): string | null {
  if (!FROM_SOURCES) return readFileSync(inRoot(COMMIT_FILE), 'utf8').trim() || null;
  const hash = git('rev-parse', '--verify', '--short=12', 'HEAD');
  if (hash === null) return null;
  return git('status', '--porcelain', '--untracked-files=no') === '' ? hash : `${hash}+`;
}
