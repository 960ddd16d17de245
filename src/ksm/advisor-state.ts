// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v6.12: what the advisor is set to, and what it remembers from scan to scan.

export const KSM_ADVISOR_NONE = 0;
export const KSM_ADVISOR_SCAN_TIME = 1;

/** mm/ksm.c v6.12: struct advisor_ctx */
export class AdvisorCtx {
  /** Milliseconds since boot when the scan began. */
  start_scan = 0;
  /** Seconds that the scan before took. */
  prev_scan_time = 0;
  /** Percent: how much longer scans get, smoothed. */
  change = 0;
  /** Nanoseconds that ksmd had run when the scan before ended. */
  cpu_time = 0;
}

/** What the C keeps in static variables. */
export class Advisor {
  ksm_advisor = KSM_ADVISOR_NONE;
  /** Percent. */
  ksm_advisor_max_cpu = 70;
  // NON-KERNEL: these three are unsigned longs.
  ksm_advisor_min_pages_to_scan = 500n;
  ksm_advisor_max_pages_to_scan = 30000n;
  /** Seconds. */
  ksm_advisor_target_scan_time = 200n;
  advisor_ctx = new AdvisorCtx();
}
