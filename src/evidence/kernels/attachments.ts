// SPDX-License-Identifier: GPL-2.0-only
// What steps tell of a real kernel beside passing and failing, as attachments of a scenario.

/** The kernel under test: KernelFacts as JSON. */
export const KERNEL = 'application/x.samepage.kernel+json';
/** Why a scenario is not applicable: text. */
export const REASON = 'text/x.samepage.not-applicable+plain';
/** How the kernel died or what it warned of: text. */
export const DEATH = 'text/x.samepage.kernel-death+plain';
