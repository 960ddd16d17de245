// SPDX-License-Identifier: GPL-2.0-only
// This machine's own kernel under test. The agent's guard puts every knob of KSM back, however this process ends.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../usage-error';
import { Agent } from './agent';
import { agentProgram } from './agent-program';
import { Channel } from './channel';
import type { RunningKernel } from './running-kernel';
import { decodeText } from './text';

const DEADLINE_MS = 10_000;
/** How long the guard of an earlier run may still need to put everything back. */
const EARLIER_RUN_MS = 3000;
const POLL_MS = 5;

/** What to do about each reason not to start. */
const ADVICE: Readonly<Record<string, string>> = {
  'not-root': 'run it as root, or test an image (--image)',
  'no-ksm': 'the kernel needs CONFIG_KSM and CONFIG_SYSFS, and a container hides ksmd; or test an image (--image)',
  'in-use': 'stop what uses it and write 2, then 0, to /sys/kernel/mm/ksm/run, or test an image (--image)',
  locked: 'wait for its end',
};

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Waits until something is so, or the time is over: whether it is so. */
function becomes(isSo: () => boolean, limitMs: number): boolean {
  for (const end = performance.now() + limitMs; !isSo(); Atomics.wait(sleeper, 0, 0, POLL_MS)) {
    if (performance.now() > end) return false;
  }
  return true;
}

/** Starts the agent: null, or why it refuses. */
function refusalOf(program: string, folder: string): { code: string; reason: string } | null {
  const { stdout, error } = spawnSync(program, ['here', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error !== undefined) return { code: '', reason: error.message };
  const [word, code = '', ...reason] = stdout.trim().split(' ');
  return word === 'ready' ? null : { code, reason: reason.join(' ') || 'the agent does not start' };
}

function start(folder: string): Agent {
  const program = agentProgram();
  let refusal = refusalOf(program, folder);
  if (refusal?.code === 'locked') {
    becomes(() => {
      refusal = refusalOf(program, folder);
      return refusal?.code !== 'locked';
    }, EARLIER_RUN_MS);
  }
  if (refusal !== null) {
    const advice = ADVICE[refusal.code];
    throw new UsageError(`this machine's kernel: ${refusal.reason}${advice === undefined ? '' : `; ${advice}`}`);
  }
  return new Agent(Channel.open(join(folder, 'in'), join(folder, 'out'), DEADLINE_MS));
}

/** Starts the agent. @throws UsageError when this machine's kernel can't be tested */
export function startHere(): RunningKernel {
  const folder = mkdtempSync(join(tmpdir(), 'samepage-kernel-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  let agent: Agent;
  try {
    agent = start(folder);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    agent,
    death: () => {
      const [count = '0', lines = ''] = agent.call('log').text.split(' ');
      return count === '0' ? null : decodeText(lines).trim();
    },
    close: () => {
      agent.end();
      // The last that the guard does is to remove the line.
      becomes(() => !existsSync(join(folder, 'in')), DEADLINE_MS);
      remove();
    },
  };
}
