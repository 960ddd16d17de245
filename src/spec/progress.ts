// SPDX-License-Identifier: GPL-2.0-only
// What long work says of itself: on a channel of the process while a scenario is under way, and on the console.

/** The name of the channel (node:diagnostics_channel) on which long steps publish a Progress. */
export const PROGRESS = 'samepage:progress';

export interface Progress {
  /** What is under way: 'set-up merge', 'workload'. */
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/** A duration for people: '2.4 s', '48 s', '3 min 12 s'. */
export function timeText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
