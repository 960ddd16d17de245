// SPDX-License-Identifier: GPL-2.0-only
// What random workloads have come to on a real kernel, as JSON.

import { type Found, isBehaviour } from './judge';
import type { Operation } from './operations';
import type { Parting } from './trial';

export interface KernelFuzzRequest {
  readonly seed: number;
  /** Of the whole series. */
  readonly runs: number;
  readonly shard: { readonly k: number; readonly n: number };
}

export interface KernelFuzzDifference {
  readonly index: number;
  readonly parting: Parting;
  readonly operations: readonly Operation[];
}

export interface KernelFuzzResults extends KernelFuzzRequest {
  readonly version: 1;
  readonly kernel: {
    /** As `uname -r` says it. */
    readonly release: string;
    /** The model's release whose rules were asked for. */
    readonly rules: string;
    /** `this machine`, or an image's file name. */
    readonly where: string;
    readonly nodes: number;
    readonly swap: boolean;
  };
  readonly time: string;
  readonly ran: number;
  /** Of all workloads together. */
  readonly operations: number;
  readonly seconds: number;
  /** Each time: shrunk. */
  readonly differences: readonly KernelFuzzDifference[];
  /** Workloads that differed, and not each time: how often of the repeats. */
  readonly timing: readonly { readonly index: number; readonly again: number; readonly parting: Parting }[];
}

/** The two kinds of what was found. */
export function sorted(found: readonly Found[]): Pick<KernelFuzzResults, 'differences' | 'timing'> {
  return {
    differences: found.filter(isBehaviour).map(({ index, parting, operations }) => ({ index, parting, operations })),
    timing: found.filter((each) => !isBehaviour(each)).map(({ index, again, parting }) => ({ index, again, parting })),
  };
}
