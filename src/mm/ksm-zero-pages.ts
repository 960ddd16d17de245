// SPDX-License-Identifier: GPL-2.0-only
// include/linux/ksm.h: zero pages that KSM has mapped. Their ptes are dirty, which those of no other zero page are.

import type { MmStruct } from './mm-struct';
import { pte_dirty, pte_special, type pte_t } from './pgtable';

/** include/linux/ksm.h v6.12: is_ksm_zero_pte() */
export const is_ksm_zero_pte = (pte: pte_t): boolean => pte_special(pte) && pte_dirty(pte);

/** include/linux/ksm.h v6.12: ksm_map_zero_page() */
export function ksm_map_zero_page(mm: MmStruct): void {
  mm.memory.ksm_zero_pages++;
  mm.ksm_zero_pages++;
}

/** include/linux/ksm.h v6.12: ksm_might_unmap_zero_page(); a pte without a page of its own goes away. */
export function ksm_might_unmap_zero_page(mm: MmStruct, pte: pte_t): void {
  if (!is_ksm_zero_pte(pte)) return;
  mm.memory.ksm_zero_pages--;
  mm.ksm_zero_pages--;
}
