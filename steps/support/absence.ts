// SPDX-License-Identifier: GPL-2.0-only
// Why a release lacks something that others have.

import { compareVersions } from '../../src/kernel/version';
import { type Behaviour, CHANGES, type Change, type Release } from '../../src/ksm/releases';

/** Why a release has no such thing, which came or ended with a behaviour: in words; null when it has it. */
export function absence(release: Release, what: string, behaviour: Behaviour | undefined): string | null {
  if (behaviour === undefined || release[behaviour]) return null;
  const { since, until }: Change = CHANGES[behaviour];
  const came = until === undefined || compareVersions(release.version, since) < 0;
  return `${release.name} has no ${what}; it ${came ? `came with ${since}` : `ended with ${until}`}`;
}
