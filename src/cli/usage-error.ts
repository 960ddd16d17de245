// SPDX-License-Identifier: GPL-2.0-only

/** What the user can put right: wrong use, a missing tool, a damaged input. One line, exit status 2. */
export class UsageError extends Error {}
