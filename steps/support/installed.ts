// SPDX-License-Identifier: GPL-2.0-only
// The package, packed and installed as users install it: once for all scenarios of a run.

import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../src/project';

const run = promisify(execFile);

/** The environment of a user who works in `folder`: nothing of the run that the scenario is part of. */
export function userEnvironment(bin: string, folder: string): NodeJS.ProcessEnv {
  const { NODE_V8_COVERAGE: _, SAMEPAGE_SCRATCH: __, TMPDIR: ___, SAMEPAGE_DEBUG: ____, ...rest } = process.env;
  const own = Object.entries(rest).filter(([name]) => !name.startsWith('npm_'));
  return { ...Object.fromEntries(own), USER_FOLDER: folder, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
}

/** Where it is installed: one place for all processes of a run; cucumber-js called directly clears up by itself. */
function place(): string {
  const { SAMEPAGE_SCRATCH: scratch } = process.env;
  if (scratch !== undefined) return path.join(scratch, 'installed');
  const folder = path.join(tmpdir(), `samepage-installed-${process.pid}`);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function install(): Promise<string> {
  const folder = place();
  const bin = path.join(folder, 'bin');
  if (existsSync(path.join(bin, 'samepage'))) return bin;
  const making = await mkdtemp(`${folder}-`);
  const env = userEnvironment('', making);
  await run('npm', ['pack', '--silent', '--pack-destination', making], { cwd: ROOT, env });
  const [archive] = (await readdir(making)).filter((name) => name.endsWith('.tgz'));
  const options = ['--global', '--prefix', making, '--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  await run('npm', ['install', ...options, path.join(making, String(archive))], { cwd: making, env });
  // Another process of the run may have been faster.
  if (!existsSync(bin)) await rename(making, folder).catch(() => {});
  return bin;
}

/** The folder of the installed command; the first call installs it. */
export const installedCommand = ((): (() => Promise<string>) => {
  let installation: Promise<string> | null = null;
  return () => {
    installation ??= install();
    return installation;
  };
})();
