// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v3.x: huge pages are split without their lock, and whoever else refers to them. So until 4.5.

import type { int } from '../../kernel/types';
import { compound_head, type Page } from '../../mm/page';
import { get_page_unless_zero, put_page, split_huge_page } from '../calls';
import type { Ksm } from '../ksm';

/**
 * mm/ksm.c v3.x: page_trans_compound_anon_split(); 0 when the page is no part of a huge page any more.
 * NON-KERNEL: C also asks whether the head can be referenced and is anonymous. Whoever calls holds a reference to it.
 */
export function page_trans_compound_anon_split(ksm: Ksm, page: Page): int {
  const transhuge_head = compound_head(page);
  get_page_unless_zero(ksm, transhuge_head);
  const ret = split_huge_page(ksm, transhuge_head);
  put_page(ksm, transhuge_head);
  return ret;
}
