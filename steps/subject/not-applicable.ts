// SPDX-License-Identifier: GPL-2.0-only
// What a scenario needs and its subject can't do: then the scenario says nothing of that subject, neither good nor bad.

export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** @param reason what it needs and what there is: "it needs 2 NUMA nodes, and there is 1" */
export function notApplicable(reason: string): never {
  throw new NotApplicable(reason);
}
