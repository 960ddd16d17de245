// SPDX-License-Identifier: GPL-2.0-only
// In what the kernels differ outside of ksm.c, where KSM can see it. The machine hands mm the release that it boots.

export interface MmBehaviour {
  /** KSM pages can be swapped out, and be moved. */
  readonly swappable: boolean;
  /** KSM pages may be moved while memory goes offline. */
  readonly hotremove: boolean;
  /** There are huge pages. */
  readonly transparent_huge_pages: boolean;
  /** KSM pages may be moved at any time; else only while memory goes offline. */
  readonly ksm_page_migration: boolean;
  /** A huge page is split only when nobody else refers to it; else references stay with the part they meant. */
  readonly thp_refcounting: boolean;
  /** A child has its parent's memory whether or not there is memory for KSM's slot; else fork fails without. */
  readonly fork_is_best_effort: boolean;
  /** A child's counters of KSM begin with what is true of it; else with its parent's. */
  readonly fork_resets_counters: boolean;
  /** The empty parts of a huge page that is split map the zero page. */
  readonly split_maps_zero_page: boolean;
  /** Pages of anonymous memory know whether they are shared, and those with further references are copied at a write. */
  readonly anon_exclusive: boolean;
  /** An entry that was dirty is so after its page has moved. */
  readonly migration_keeps_dirty: boolean;
}
