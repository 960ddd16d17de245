// SPDX-License-Identifier: GPL-2.0-only
// What a run may be told about its scenarios: --world-parameters '{"release":"v6.12"}'.

import { RELEASES } from '../ksm/releases';
import { nearestHint } from './nearest';

export interface WorldParameters {
  /** The kernel that boots; each scenario's nearest to v4.18 when left out. */
  readonly release?: string;
}

const KEYS: readonly (keyof WorldParameters)[] = ['release'];

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
  const { release } = parameters as { release?: unknown };
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
