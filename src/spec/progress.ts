// SPDX-License-Identifier: GPL-2.0-only
// What long steps say of themselves while they run, on a channel of the process.

/** The name of the channel (node:diagnostics_channel) on which long steps publish a Progress. */
export const PROGRESS = 'samepage:progress';

export interface Progress {
  /** What is counted: 'set-ups explored'. */
  readonly what: string;
  readonly done: number;
  readonly total: number;
}
