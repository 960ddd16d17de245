// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v6.12: smart scan, which spares ksmd the pages that were not merged for long.

import { type Page, PageKsm } from '../mm/page';
import { remove_rmap_item_from_tree } from './items';
import type { Ksm } from './ksm';
import type { RmapItem } from './structures';

const U8_MAX = 255;
/** Scans that each page gets before any is left out. */
const SETTLING_SCANS = 3;

/** mm/ksm.c v6.12: skip_age(); how many scans in turn an item of that age is skipped. */
function skip_age(age: number): number {
  if (age <= 3) return 1;
  if (age <= 5) return 2;
  return age <= 8 ? 4 : 8;
}

/** mm/ksm.c v6.12: should_skip_rmap_item(); an item that is skipped leaves its tree. Only asked with smart_scan 1. */
export function should_skip_rmap_item(ksm: Ksm, page: Page, rmap_item: RmapItem): boolean {
  if (PageKsm(page)) return false;
  const { age } = rmap_item;
  if (age !== U8_MAX) rmap_item.age++;
  if (age < SETTLING_SCANS) return false;
  if (rmap_item.remaining_skips === 0) {
    rmap_item.remaining_skips = skip_age(age);
    return false;
  }
  ksm.ksm_pages_skipped++;
  rmap_item.remaining_skips--;
  remove_rmap_item_from_tree(ksm, rmap_item);
  return true;
}
