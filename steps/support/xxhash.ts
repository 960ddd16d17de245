// SPDX-License-Identifier: GPL-2.0-only
// The checksum of kernels since 5.0, by a library: it is ready before the first scenario boots a machine.

import { BeforeAll } from '@cucumber/cucumber';
import xxhash, { type XXHashAPI } from 'xxhash-wasm';

let library: XXHashAPI | null = null;

BeforeAll(async () => {
  library = await xxhash();
});

/** xxhash() of a page as ksm.c takes it: xxhash64 from 0, cut to 32 bits. */
export function xxhashChecksum(bytes: Uint8Array): number {
  if (library === null) throw new Error('the library for xxhash is not loaded yet');
  return Number(BigInt.asIntN(32, library.h64Raw(bytes, 0n)));
}
