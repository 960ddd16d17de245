// SPDX-License-Identifier: GPL-2.0-only
// How long the host's garbage collector stops a scan of pages that are merged already.

import { constants, PerformanceObserver } from 'node:perf_hooks';
import { caseNamed } from './cases';
import type { Pauses } from './detail';
import { machineBefore, scanPass } from './workload';

const STEADY = 'steady state, all merged';
/** Long enough for some collections of the whole heap, if scans make garbage at all. */
const PAGES_SCANNED = 200_000_000;

/** Scans and listens. The collector reports to the event loop, so the passes are spread over its turns. */
export async function measurePauses(pages: number): Promise<Pauses> {
  const machine = machineBefore(caseNamed(STEADY), pages);
  const collections: { kind: number; duration: number }[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { kind } = (entry as unknown as { detail: { kind: number } }).detail;
      collections.push({ kind, duration: entry.duration });
    }
  });
  // What building the machine left behind is not the scan's.
  (globalThis as { gc?: () => void }).gc?.();
  observer.observe({ entryTypes: ['gc'] });
  const passes = Math.ceil(PAGES_SCANNED / pages);
  for (let pass = 0; pass < passes; pass++) {
    scanPass(machine);
    await new Promise((resolve) => setImmediate(resolve));
  }
  observer.disconnect();
  const full = collections.filter(({ kind }) => kind === constants.NODE_PERFORMANCE_GC_MAJOR);
  return {
    pages,
    passes,
    collections: collections.length,
    full_collections: full.length,
    longest: Math.max(0, ...collections.map(({ duration }) => duration)),
    longest_full: Math.max(0, ...full.map(({ duration }) => duration)),
  };
}
