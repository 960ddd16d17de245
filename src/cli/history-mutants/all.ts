// SPDX-License-Identifier: GPL-2.0-only

import { LINUX_2_6 } from './linux-2.6';
import { LINUX_3 } from './linux-3';
import { LINUX_4_11_ON } from './linux-4.11-on';
import { LINUX_4_TO_4_7 } from './linux-4-to-4.7';
import type { HistoryMutant } from './mutant';

/** In the order of the releases that fixed them. */
export const HISTORY_MUTANTS: readonly HistoryMutant[] = [
  ...LINUX_2_6,
  ...LINUX_3,
  ...LINUX_4_TO_4_7,
  ...LINUX_4_11_ON,
];
