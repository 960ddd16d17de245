// SPDX-License-Identifier: GPL-2.0-only

/** What the user can put right: wrong use, a missing tool, a damaged input. It is told in one line, without a stack. */
export class UsageError extends Error {
  /** The exit status of the command. */
  readonly status: 1 | 2 = 2;
}
