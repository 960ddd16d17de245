// SPDX-License-Identifier: GPL-2.0-only
// What mm calls of KSM (include/linux/ksm.h). The machine plugs an implementation at boot; mm knows no other.

import type { int, vaddr } from '../kernel/types';
import type { MmStruct } from './mm-struct';
import type { Page } from './page';
import type { References } from './referenced';
import type { RmapWalkControl } from './rmap';
import type { VmAreaStruct } from './vma';

/** VMA flags passed by reference, as ksm_madvise() takes them. */
export interface VmFlagsRef {
  vm_flags: number;
  vm_flags_high: number;
}

export interface KsmOperations {
  /** MADV_MERGEABLE and MADV_UNMERGEABLE on a part of one VMA; may change the flags in `ref`. */
  ksm_madvise(vma: VmAreaStruct, start: vaddr, end: vaddr, advice: int, ref: VmFlagsRef): int;
  /** A new area of a process that is marked for merging becomes mergeable, where it can be. */
  ksm_add_vma(vma: VmAreaStruct): void;
  /** `mm` takes the place of `oldmm` at exec, and its mark with it. 0, or -ENOMEM without a slot. */
  ksm_execve(mm: MmStruct, oldmm: MmStruct): int;
  /** A process with mergeable areas begins to exist. */
  __ksm_enter(mm: MmStruct): int;
  /** A process that was entered exits. */
  __ksm_exit(mm: MmStruct): void;
  /** At swap-in: the page itself, a locked copy of it, or null without memory. */
  ksm_might_need_to_copy(page: Page, vma: VmAreaStruct, address: vaddr): Page | null;
  /** Visits every pte that maps a KSM page. */
  rmap_walk_ksm(page: Page, rwc: RmapWalkControl): void;
  /** Old kernels: through how many ptes a KSM page was accessed; what was met is added to `references`. */
  page_referenced_ksm(page: Page, references: References): int;
  /** The content and mapping of `oldpage` have moved to `newpage`; both are locked. */
  ksm_migrate_page(newpage: Page, oldpage: Page): void;
}
