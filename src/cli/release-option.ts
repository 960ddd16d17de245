// SPDX-License-Identifier: GPL-2.0-only
// The option of the commands that boot machines: which kernel.

import { Option } from 'commander';
import { DEFAULT_RELEASE, type ReleaseName } from '../ksm/releases';
import { releaseFault } from '../spec/world-parameters';
import { UsageError } from '../usage-error';

/** @throws UsageError for a name that no release has */
export function parseRelease(name: string): ReleaseName {
  const fault = releaseFault(name);
  if (fault !== null) throw new UsageError(fault);
  return name as ReleaseName;
}

export const releaseOption = (): Option =>
  new Option('-r, --release <name>', 'the kernel that boots').argParser(parseRelease).default(DEFAULT_RELEASE);
