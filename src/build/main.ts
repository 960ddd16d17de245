// SPDX-License-Identifier: GPL-2.0-only
// npm run build: compiles everything to plain JavaScript below dist/, for the package.

import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { COMMIT_FILE, describeCommit } from '../bench/host';
import { inRoot } from '../project';

rmSync(inRoot('dist'), { recursive: true, force: true });
// Types are checked by `npm test`. The .js files that cucumber and npm start from are copied.
const compiler = [
  require.resolve('typescript/bin/tsc'),
  '--noEmit',
  'false',
  '--noCheck',
  '--allowJs',
  '--outDir',
  'dist',
];
execFileSync(process.execPath, compiler, { cwd: inRoot('.'), stdio: 'inherit' });
// The agent is compiled where it runs.
cpSync(inRoot('src/linux/agent'), inRoot('dist/src/linux/agent'), { recursive: true });
writeFileSync(inRoot(COMMIT_FILE), `${describeCommit() ?? ''}\n`);
