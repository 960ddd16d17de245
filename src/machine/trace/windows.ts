// SPDX-License-Identifier: GPL-2.0-only
// Which windows a kernel has: they are calls of its ksm.c.

import { OLD_WINDOWS, WINDOWS, type WindowName } from '../../kernel/windows';
import type { Release } from '../../ksm/releases';

/** Whether ksm.c of this release makes such calls. */
export function hasWindow(release: Release, window: WindowName): boolean {
  switch (window) {
    case 'page_vma_mapped_walk':
      return release.page_vma_mapped_walk;
    case 'page_check_address':
      return !release.page_vma_mapped_walk;
    case 'mmu_notifier_invalidate_range_start':
      return release.mmu_notifier_ranges;
    case 'lru_add_drain_all':
      return release.pagevec_drain;
    case 'get_page_unless_zero':
      return release.keyhole;
    case 'wait_on_bit':
      return release.offline_flag;
    default:
      return true;
  }
}

/** The windows of a kernel, or of all. */
export function windowsOf(release: Release | null): WindowName[] {
  const all = [...WINDOWS, ...OLD_WINDOWS];
  return release === null ? all : all.filter((window) => hasWindow(release, window));
}
