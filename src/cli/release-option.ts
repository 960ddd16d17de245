// SPDX-License-Identifier: GPL-2.0-only
// The option of the commands that boot machines: which kernel.

import { Option } from 'commander';
import { DEFAULT_RELEASE, RELEASES } from '../ksm/releases';

export const releaseOption = (): Option =>
  new Option('--release <name>', 'the kernel that boots')
    .choices(RELEASES.map(({ name }) => name))
    .default(DEFAULT_RELEASE);
