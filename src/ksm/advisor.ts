// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v6.12: the advisor, which computes pages_to_scan so that a full scan takes its target time.

import { u32 } from '../kernel/types';
import { AdvisorCtx, KSM_ADVISOR_NONE, KSM_ADVISOR_SCAN_TIME } from './advisor-state';
import type { Ksm } from './ksm';

/** Percent of a processor that ksmd may use at least. */
const KSM_ADVISOR_MIN_CPU = 10n;
/** Percent by which the last scan counts. */
const EWMA_WEIGHT = 30n;
const DEFAULT_PAGES_TO_SCAN = 100;
const MSEC_PER_SEC = 1000;
const NSEC_PER_MSEC = 1_000_000;

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const atLeastOne = (value: bigint): bigint => max(value, 1n);

/** Milliseconds since boot. */
const ktime_get = (ksm: Ksm): number => Number(ksm.kernel.clock.jiffies);

/** mm/ksm.c v6.12: set_advisor_defaults(); on a change of the mode. */
export function set_advisor_defaults(ksm: Ksm): void {
  const { advisor } = ksm;
  if (advisor.ksm_advisor === KSM_ADVISOR_NONE) {
    ksm.ksm_thread_pages_to_scan = DEFAULT_PAGES_TO_SCAN;
  } else {
    advisor.advisor_ctx = new AdvisorCtx();
    ksm.ksm_thread_pages_to_scan = u32(Number(advisor.ksm_advisor_min_pages_to_scan));
  }
}

/** mm/ksm.c v6.12: advisor_start_scan() */
export function advisor_start_scan(ksm: Ksm): void {
  const { advisor } = ksm;
  if (advisor.ksm_advisor === KSM_ADVISOR_SCAN_TIME) advisor.advisor_ctx.start_scan = ktime_get(ksm);
}

/** mm/ksm.c v6.12: ewma(); the moving average of the percentages so far. */
const ewma = (prev: bigint, curr: bigint): bigint => ((100n - EWMA_WEIGHT) * prev + EWMA_WEIGHT * curr) / 100n;

/** mm/ksm.c v6.12: scan_time_advisor(); in whole seconds and percent, each division cut off. */
function scan_time_advisor(ksm: Ksm): void {
  const { advisor } = ksm;
  const { advisor_ctx } = advisor;
  const elapsed = ktime_get(ksm) - advisor_ctx.start_scan;
  const scan_time = atLeastOne(BigInt(Math.floor(elapsed / MSEC_PER_SEC)));

  const cpu_time = ksm.ksmd.sum_exec_runtime;
  const cpu_time_diff_ms = BigInt(Math.floor((cpu_time - advisor_ctx.cpu_time) / NSEC_PER_MSEC));
  const cpu_percent = atLeastOne((cpu_time_diff_ms * 100n) / (scan_time * 1000n));
  // The first scan is compared with itself.
  const last_scan_time = BigInt(advisor_ctx.prev_scan_time) || scan_time;

  const factor = atLeastOne((advisor.ksm_advisor_target_scan_time * 100n) / scan_time);
  const change = ewma(BigInt(advisor_ctx.change), atLeastOne((scan_time * 100n) / last_scan_time));

  const pages_to_scan = BigInt(ksm.ksm_thread_pages_to_scan);
  const wanted = (((pages_to_scan * 100n) / factor) * change) / 100n;
  // What a percent of a processor is good for.
  const per_page_cost = atLeastOne(pages_to_scan / cpu_percent);
  const capped = max(
    min(wanted, per_page_cost * BigInt(advisor.ksm_advisor_max_cpu)),
    per_page_cost * KSM_ADVISOR_MIN_CPU,
  );

  advisor_ctx.change = Number(change);
  advisor_ctx.prev_scan_time = Number(scan_time);
  advisor_ctx.cpu_time = cpu_time;
  ksm.ksm_thread_pages_to_scan = u32(Number(min(capped, advisor.ksm_advisor_max_pages_to_scan)));
}

/** mm/ksm.c v6.12: advisor_stop_scan() */
export function advisor_stop_scan(ksm: Ksm): void {
  if (ksm.advisor.ksm_advisor === KSM_ADVISOR_SCAN_TIME) scan_time_advisor(ksm);
}
