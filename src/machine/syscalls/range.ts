// SPDX-License-Identifier: GPL-2.0-only
// What all calls on a range of addresses check first.

import { EINVAL } from '../../kernel/errno';
import type { int, vaddr } from '../../kernel/types';
import { PAGE_SIZE } from '../../mm/page';

const MAX_PAGES = 2 ** 24;
const MAX_ADDRESS = 2 ** 46;

export const misaligned = (address: vaddr, alignment = PAGE_SIZE): boolean => address % alignment !== 0;

/** A range of no pages: calls on what is mapped have nothing to do there. Those that map, move or unmap refuse it. */
export const isEmpty = (start: vaddr, n: number): boolean => n === 0 && !misaligned(start);

/** 0, or -EINVAL for an address or a number of pages that can't be. */
export function checkRange(start: vaddr, n: number): int {
  if (misaligned(start)) return -EINVAL;
  return n === 0 || n > MAX_PAGES || start === 0 || start > MAX_ADDRESS ? -EINVAL : 0;
}
