// SPDX-License-Identifier: GPL-2.0-only
// The set-ups that ship with the suite.

import type { SetUp } from './set-up';
import { CHAINS } from './set-ups/chains';
import { MERGING } from './set-ups/merging';
import { MOVING } from './set-ups/moving';
import { PROCESSES } from './set-ups/processes';

export const SET_UPS: readonly SetUp[] = [...MERGING, ...CHAINS, ...PROCESSES, ...MOVING];
