// SPDX-License-Identifier: GPL-2.0-only
// `counter:` what is counted of one process equals what its items come to, and what fork has copied.

import { STABLE_FLAG } from '../../ksm/structures';
import type { MmStruct } from '../../mm/mm-struct';
import type { KsmCensus } from './census';
import { expectCount } from './names';

export function auditProcessCounters({ ksm, items }: KsmCensus, findings: string[]): void {
  const all = new Map<MmStruct | null, number>();
  const merging = new Map<MmStruct | null, number>();
  for (const { mm, address } of items.all) {
    all.set(mm, (all.get(mm) ?? 0) + 1);
    if ((address & STABLE_FLAG) !== 0) merging.set(mm, (merging.get(mm) ?? 0) + 1);
  }
  for (const mm of ksm.memory.mms) {
    const { inherited, label } = mm;
    const own = mm.ksm_rmap_items - inherited.ksm_rmap_items;
    expectCount(findings, `counter: ${label} ksm_rmap_items`, own, all.get(mm) ?? 0);
    const ownMerging = mm.ksm_merging_pages - inherited.ksm_merging_pages;
    expectCount(findings, `counter: ${label} ksm_merging_pages`, ownMerging, merging.get(mm) ?? 0);
  }
}
