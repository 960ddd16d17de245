#!/usr/bin/env node
// SPDX-License-Identifier: GPL-2.0-only
// The command `samepage`: runs itself a second time as the process that works (main.ts), and watches over it. Work on
// the model does not come up for signals, so Ctrl-C is this process's to see: it ends the work with all that it has
// started, removes what is unfinished, and exits with 130. Plain JavaScript, so that it starts at once in a checkout.

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const INTERRUPTED = 130;
/** Milliseconds between asking a process to end and ending it. */
const PATIENCE = 2000;

const compiled = path.join(__dirname, 'main.js');
const program = fs.existsSync(compiled)
  ? [compiled]
  : ['-r', require.resolve('ts-node/register/transpile-only'), path.join(__dirname, 'main.ts')];

/** Temporary files of the work, and in `unfinished` the paths of results that are not complete. */
const scratch = makeScratch();

function makeScratch() {
  try {
    return fs.mkdtempSync(path.join(os.tmpdir(), 'samepage-'));
  } catch ({ code }) {
    process.stderr.write(`samepage: ${os.tmpdir()}: ${code}, expected a folder for temporary files\n`);
    process.exit(2);
  }
}

function removeUnfinished() {
  const list = path.join(scratch, 'unfinished');
  const paths = fs.existsSync(list) ? fs.readFileSync(list, 'utf8').split('\n').filter(Boolean) : [];
  for (const each of [...paths, scratch]) fs.rmSync(each, { recursive: true, force: true });
}

const child = spawn(process.execPath, [...process.execArgv, ...program, ...process.argv.slice(2)], {
  // A group of its own, so that all of its processes can be ended together, and a terminal's Ctrl-C comes here alone.
  detached: true,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, TMPDIR: scratch, SAMEPAGE_SCRATCH: scratch },
});

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (interrupted) endAll('SIGKILL');
    interrupted = true;
    endAll('SIGTERM');
    setTimeout(endAll, PATIENCE, 'SIGKILL').unref();
  });
}

child.on('error', (error) => {
  process.stderr.write(`samepage: ${error.message}\n`);
  removeUnfinished();
  process.exitCode = 1;
});

child.on('exit', (code, signal) => {
  endAll('SIGKILL');
  removeUnfinished();
  if (interrupted) {
    process.stderr.write('samepage: interrupted; the results of earlier runs are as they were\n');
    process.exitCode = INTERRUPTED;
  } else if (signal !== null) {
    process.stderr.write(`samepage: ended by ${signal}; the results of earlier runs are as they were\n`);
    process.exitCode = 1;
  } else process.exitCode = code ?? 1;
});
