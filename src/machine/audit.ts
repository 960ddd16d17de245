// SPDX-License-Identifier: GPL-2.0-only
// The audit: a machine is recounted from its own structures, between two operations. What does not add up is said in
// one line each, with a prefix that does not change: see the files of audit/ for which there are.

import { auditAnonVmas } from './audit/anon-vmas';
import { KsmCensus } from './audit/census';
import { auditCounters } from './audit/counters';
import { auditFrames } from './audit/frames';
import { auditGhost } from './audit/ghost-view';
import { auditKsmPages } from './audit/ksm-pages';
import { auditLocks } from './audit/locks';
import { memoryFindings } from './audit/memory';
import { auditMms } from './audit/mms';
import { auditProcessCounters } from './audit/process-counters';
import { auditReverseMap } from './audit/reverse-map';
import { auditSlots } from './audit/slots';
import { auditStableNodes } from './audit/stable-nodes';
import { auditStableOrder } from './audit/stable-order';
import { auditUnstableTrees } from './audit/unstable-trees';
import type { Machine } from './machine';

/**
 * Everything that is wrong with a machine between two operations; empty when all is well. Changes nothing.
 *
 * States that v4.18 reaches without harm are no findings: stale nodes and items, a chain whose dups are all gone, a
 * node that lists no item, a KSM page without a node. What its known bugs leave behind is found, as
 * `freed-stable-node:`, `stale-unstable-tree:` and `lost-unstable-item:`.
 */
export function audit(machine: Machine): string[] {
  const findings = memoryFindings(machine);
  const census = new KsmCensus(machine.ksm);
  auditLocks(machine, findings);
  auditMms(machine, findings);
  auditFrames(machine.memory, findings);
  auditReverseMap(machine.memory, findings);
  auditSlots(census, findings);
  auditStableNodes(census, findings);
  auditStableOrder(census, findings);
  auditUnstableTrees(census, findings);
  auditKsmPages(census, findings);
  auditAnonVmas(census, findings);
  auditCounters(census, findings);
  auditProcessCounters(census, findings);
  if (machine.ghost !== null) auditGhost(machine.memory, machine.ghost, findings);
  return findings;
}
