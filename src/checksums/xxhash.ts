// SPDX-License-Identifier: GPL-2.0-only
// The checksum of kernels since 5.0, by a library. The model imports no package, so whoever boots such a kernel gives it
// this; the library has to be loaded before.

import xxhash, { type XXHashAPI } from 'xxhash-wasm';
import type { ReleaseName } from '../ksm/releases';
import type { KernelChoice } from '../machine/machine';

let library: XXHashAPI | null = null;

/** To be waited for once, before the first machine boots. */
export async function loadXxhash(): Promise<void> {
  library = await xxhash();
}

/** xxhash() of a page as ksm.c takes it: xxhash64 from 0, cut to 32 bits. */
export function xxhashChecksum(bytes: Uint8Array): number {
  if (library === null) throw new Error('the library for xxhash is not loaded yet');
  return Number(BigInt.asIntN(32, library.h64Raw(bytes, 0n)));
}

/** The kernel of that name, with the checksum that it may need. */
export const kernelOf = (release: ReleaseName): KernelChoice => ({ release, checksum: xxhashChecksum });
