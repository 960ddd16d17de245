// SPDX-License-Identifier: GPL-2.0-only
// What a run may be told about its scenarios: --world-parameters '{"release":"v6.12"}'.

import { RELEASES } from '../ksm/releases';
import { nearestHint } from './nearest';

/** A real kernel as the subject. */
export interface KernelParameters {
  /** The kernel image that QEMU boots; this machine's own kernel when left out. */
  readonly image?: string;
  /** NUMA nodes of the guest, and its memory in MiB. */
  readonly nodes?: number;
  readonly memory?: number;
  /** Kernel modules that the guest loads, and words for its command line. */
  readonly modules?: readonly string[];
  readonly append?: string;
}

export interface WorldParameters {
  /** The kernel that boots; each scenario's nearest to v4.18 when left out. On a real kernel: whose rules apply. */
  readonly release?: string;
  readonly kernel?: KernelParameters;
}

const KEYS: readonly (keyof WorldParameters)[] = ['release', 'kernel'];

/** What is wrong with the name of a release, in one line; null when there is such a one. */
export function releaseFault(release: unknown): string | null {
  const names = RELEASES.map(({ name }) => name);
  if (names.some((name) => name === release)) return null;
  const found = JSON.stringify(release);
  return `no release is named ${found}: expected one of ${names.join(', ')}${nearestHint(String(release), names)}`;
}

/** What is wrong with them, in one line; null when nothing is. */
export function worldParametersFault(parameters: unknown): string | null {
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    return `world parameters: found ${JSON.stringify(parameters)}, expected an object such as {"release":"v6.12"}`;
  }
  for (const key of Object.keys(parameters)) {
    if (KEYS.some((known) => known === key)) continue;
    return `world parameters: found "${key}", expected ${KEYS.map((known) => `"${known}"`).join(', ')}`;
  }
  const { release, kernel } = parameters as { release?: unknown; kernel?: unknown };
  if (kernel !== undefined && (typeof kernel !== 'object' || kernel === null))
    return `world parameters: found ${JSON.stringify(kernel)}, expected an object for "kernel"`;
  return release === undefined ? null : releaseFault(release);
}

/** The object in a text, with what is wrong with it. */
export function parseWorldParameters(text: string): { parameters: WorldParameters } | { fault: string } {
  let parameters: unknown;
  try {
    parameters = JSON.parse(text);
  } catch {
    return { fault: `world parameters: found '${text}', expected JSON such as {"release":"v6.12"}` };
  }
  const fault = worldParametersFault(parameters);
  return fault === null ? { parameters: parameters as WorldParameters } : { fault };
}
