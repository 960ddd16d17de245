// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v6.12: what merging saves, less what it costs to remember what was scanned. Bytes, may be negative.

import type { MmStruct } from '../mm/mm-struct';
import { PAGE_SIZE } from '../mm/page';
import type { Ksm } from './ksm';

/** sizeof(struct ksm_rmap_item) with 64-bit pointers. */
const RMAP_ITEM_SIZE = 64;

/** mm/ksm.c v6.12: general_profit_show() has it inline. */
export const generalProfit = (ksm: Ksm): number =>
  (ksm.ksm_pages_sharing + ksm.memory.ksm_zero_pages) * PAGE_SIZE - ksm.ksm_rmap_items * RMAP_ITEM_SIZE;

/** mm/ksm.c v6.12: ksm_process_profit() */
export const ksm_process_profit = (mm: MmStruct): number =>
  (mm.ksm_merging_pages + mm.ksm_zero_pages) * PAGE_SIZE - mm.ksm_rmap_items * RMAP_ITEM_SIZE;
