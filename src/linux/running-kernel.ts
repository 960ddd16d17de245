// SPDX-License-Identifier: GPL-2.0-only
// A kernel that runs, with the agent on it: this machine's own, or an image under QEMU.

import type { Agent } from './agent';

export interface RunningKernel {
  readonly agent: Agent;
  /** How the kernel died, or what it warned of, since it booted: the first lines of it; null when nothing is known. */
  death(): string | null;
  /** Ends the agent; an image's guest ends with it. */
  close(): void;
}
