// SPDX-License-Identifier: GPL-2.0-only
// What a kernel has that a workload may use.

import type { ReleaseName } from '../../ksm/releases';

export interface Terms {
  /** Whose rules hold. */
  readonly release: ReleaseName;
  /** The kernel's own, such as 6.12.118: a stable release has some later changes as well. */
  readonly version: string;
  readonly nodes: number;
  /** Whether there is swap. */
  readonly swap: boolean;
}

/** Which byte of a page is changed. */
export const OFFSET_OF_FLIP = 100;
