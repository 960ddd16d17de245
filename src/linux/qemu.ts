// SPDX-License-Identifier: GPL-2.0-only
// A kernel image under QEMU as the kernel under test: booted, with its modules and its swap, and the agent on it.

import { UsageError } from '../usage-error';
import { Agent } from './agent';
import { agentProgram } from './agent-program';
import { AgentGone, AgentSilent, Channel } from './channel';
import { guestPathOf } from './initramfs';
import type { ImageOptions } from './qemu-command';
import { Guest } from './qemu-guest';
import type { RunningKernel } from './running-kernel';

/** A second node, and what Linux wants to have before it uses huge pages. */
const DEFAULTS = { nodes: 2, memory: 640, modules: [], append: '' };
/** The disk of brd, in which the guest's swap is when there is one. */
const RAM_DISK = '/dev/ram0';
/** There is no such disk, or the kernel can't swap at all: what needs swap does not apply then. */
const NO_SWAP = ['ENOENT', 'ENXIO', 'ENOSYS'];

/** The first answers of a guest under QEMU's emulator take a little longer. */
const SET_UP_MS = 30_000;

/** Loads the modules, and swaps to the RAM disk if there is one. */
function setUp(agent: Agent, { image, modules }: ImageOptions): void {
  if (!agent.facts.ksm) throw new UsageError(`${image}: a kernel without KSM; it has to be built with CONFIG_KSM=y`);
  for (const module of modules) {
    const { errno } = agent.call(`insmod ${guestPathOf(module)}`, SET_UP_MS);
    if (errno !== null && errno !== 'EEXIST')
      throw new UsageError(`${module}: the kernel does not load it: ${errno}; it has to be built for this very image`);
  }
  const { errno } = agent.call(`swapon ${RAM_DISK}`, SET_UP_MS);
  if (errno !== null && NO_SWAP.every((expected) => errno !== expected))
    throw new UsageError(`${image}: it does not swap to ${RAM_DISK}: ${errno}`);
  agent.lookAround();
}

/** @throws UsageError when the image can't be booted, or has no KSM */
export function bootImage(wanted: Pick<ImageOptions, 'image'> & Partial<ImageOptions>): RunningKernel {
  const options: ImageOptions = { ...DEFAULTS, ...wanted };
  const guest = new Guest(options, agentProgram);
  try {
    const agent = new Agent(new Channel(guest.line.input, guest.line.output));
    setUp(agent, options);
    return { agent, death: () => guest.death(), close: () => guest.close() };
  } catch (error) {
    const death = guest.death();
    guest.close();
    if (!(error instanceof AgentGone || error instanceof AgentSilent)) throw error;
    throw new UsageError(`${options.image}: the kernel does not live long: ${death?.split('\n')[0] ?? error.message}`);
  }
}
