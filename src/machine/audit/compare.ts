// SPDX-License-Identifier: GPL-2.0-only
// Where two pages differ. The audit compares on its own: the model's memcmp() is what it judges.

import { PAGE_SIZE } from '../../mm/page';

/** The first offset at which two pages differ; -1 when they are the same. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < PAGE_SIZE && a[at] === b[at]) at++;
  return at === PAGE_SIZE ? -1 : at;
}
