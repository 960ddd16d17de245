// SPDX-License-Identifier: GPL-2.0-only
// What the trace language allows, where a kernel would have no say.

/** Operations that wait for windows of the next one. */
export const MAX_ARMED = 64;
export const MAX_NODES = 64;
export const MIN_PAGES_PER_NODE = 2;
export const MAX_PAGES_PER_NODE = 4_000_000;
/** Frames of all nodes together: 61 GiB, untouched. */
export const MAX_FRAMES = 16_000_000;
export const MAX_SWAP = 1_000_000;
/** The steps of KSM's start; 0 for none. */
export const MAX_INITFAIL = 5;
export const MAX_NAME = 20;
export const MAX_ORDER = 9;
