// SPDX-License-Identifier: GPL-2.0-only
// The option of the commands that boot machines: which kernel.

import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_RELEASE, RELEASES, type ReleaseName } from '../ksm/releases';
import { nearestHint } from '../spec/nearest';

function parseRelease(name: string): ReleaseName {
  const known = RELEASES.find((release) => release.name === name);
  if (known !== undefined) return known.name;
  const names = RELEASES.map((release) => release.name);
  throw new InvalidArgumentError(`Releases are ${names.join(', ')}${nearestHint(name, names)}.`);
}

export const releaseOption = (): Option =>
  new Option('-r, --release <name>', 'the kernel that boots').argParser(parseRelease).default(DEFAULT_RELEASE);
