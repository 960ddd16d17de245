// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v6.12: files of /sys/kernel/mm/ksm that came after v4.18.

import { EINVAL } from '../kernel/errno';
import { kstrtobool, kstrtoul } from '../kernel/kstrto';
import { type int, u32 } from '../kernel/types';
import { set_advisor_defaults } from './advisor';
import { type Advisor, KSM_ADVISOR_NONE, KSM_ADVISOR_SCAN_TIME } from './advisor-state';
import type { Ksm } from './ksm';
import { generalProfit } from './profit';
import type { KobjAttribute } from './sysfs';

/** mm/ksm.c v6.12: pages_scanned_show() */
const pages_scanned_show = (ksm: Ksm): string => `${ksm.ksm_pages_scanned}\n`;
/** mm/ksm.c v6.12: ksm_zero_pages_show() */
const ksm_zero_pages_show = (ksm: Ksm): string => `${ksm.memory.ksm_zero_pages}\n`;
/** mm/ksm.c v6.12: pages_skipped_show() */
const pages_skipped_show = (ksm: Ksm): string => `${ksm.ksm_pages_skipped}\n`;

/** mm/ksm.c v6.12: general_profit_show() */
const general_profit_show = (ksm: Ksm): string => `${generalProfit(ksm)}\n`;

/** mm/ksm.c v6.12: smart_scan_show() */
const smart_scan_show = (ksm: Ksm): string => `${Number(ksm.ksm_smart_scan)}\n`;

/** mm/ksm.c v6.12: smart_scan_store() */
function smart_scan_store(ksm: Ksm, buf: string): int {
  const parsed = kstrtobool(buf, ksm.release.true_and_false);
  if (!('value' in parsed)) return -EINVAL;
  ksm.ksm_smart_scan = parsed.value;
  return buf.length;
}

/** mm/ksm.c v6.12: advisor_mode_show(); all modes, the one that holds in brackets. */
const advisor_mode_show = (ksm: Ksm): string =>
  ksm.advisor.ksm_advisor === KSM_ADVISOR_SCAN_TIME ? 'none [scan-time]\n' : '[none] scan-time\n';

/** lib/string_helpers.c v6.12: sysfs_streq(); one newline at the end does not count. */
const sysfs_streq = (s1: string, s2: string): boolean => s1.replace(/\n$/, '') === s2;

/** mm/ksm.c v6.12: advisor_mode_store(); a change sets pages_to_scan back. */
function advisor_mode_store(ksm: Ksm, buf: string): int {
  const scanTime = sysfs_streq(buf, 'scan-time');
  if (!scanTime && !sysfs_streq(buf, 'none')) return -EINVAL;
  const new_advisor = scanTime ? KSM_ADVISOR_SCAN_TIME : KSM_ADVISOR_NONE;
  if (new_advisor !== ksm.advisor.ksm_advisor) {
    ksm.advisor.ksm_advisor = new_advisor;
    set_advisor_defaults(ksm);
  }
  return buf.length;
}

/** An unsigned long, or null: what the advisor's stores accept. */
function parseUlong(buf: string): bigint | null {
  const parsed = kstrtoul(buf);
  return 'value' in parsed ? parsed.value : null;
}

/** mm/ksm.c v6.12: advisor_max_cpu_show() */
const advisor_max_cpu_show = (ksm: Ksm): string => `${ksm.advisor.ksm_advisor_max_cpu}\n`;

/** mm/ksm.c v6.12: advisor_max_cpu_store(); of a longer number the low 32 bits remain. */
function advisor_max_cpu_store(ksm: Ksm, buf: string): int {
  const value = parseUlong(buf);
  if (value === null) return -EINVAL;
  ksm.advisor.ksm_advisor_max_cpu = u32(Number(BigInt.asUintN(32, value)));
  return buf.length;
}

type UlongKnob = 'ksm_advisor_min_pages_to_scan' | 'ksm_advisor_max_pages_to_scan' | 'ksm_advisor_target_scan_time';

/** advisor_min_pages_to_scan, advisor_max_pages_to_scan, advisor_target_scan_time: as they are, from `least` on. */
function ulongAttribute(knob: UlongKnob & keyof Advisor, least: bigint): KobjAttribute {
  return {
    with: 'advisor',
    show: (ksm) => `${ksm.advisor[knob]}\n`,
    store: (ksm, buf) => {
      const value = parseUlong(buf);
      if (value === null || value < least) return -EINVAL;
      ksm.advisor[knob] = value;
      return buf.length;
    },
  };
}

/** mm/ksm.c v6.12: ksm_attrs, what came after v4.18 */
export const later_ksm_attrs = {
  pages_scanned: { with: 'pages_scanned', show: pages_scanned_show },
  ksm_zero_pages: { with: 'ksm_zero_pages', show: ksm_zero_pages_show },
  pages_skipped: { with: 'smart_scan', show: pages_skipped_show },
  general_profit: { with: 'ksm_profit', show: general_profit_show },
  smart_scan: { with: 'smart_scan', show: smart_scan_show, store: smart_scan_store },
  advisor_mode: { with: 'advisor', show: advisor_mode_show, store: advisor_mode_store },
  advisor_max_cpu: { with: 'advisor', show: advisor_max_cpu_show, store: advisor_max_cpu_store },
  advisor_min_pages_to_scan: ulongAttribute('ksm_advisor_min_pages_to_scan', 0n),
  advisor_max_pages_to_scan: ulongAttribute('ksm_advisor_max_pages_to_scan', 0n),
  advisor_target_scan_time: ulongAttribute('ksm_advisor_target_scan_time', 1n),
} as const satisfies Record<string, KobjAttribute>;
